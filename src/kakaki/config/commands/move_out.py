"""`kakaki export`: give the site of a ministry, or of all, back as files."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("export", help="rendre le site d’un ministère en fichiers")
    parser.add_argument("folder", type=Path, metavar="DOSSIER", help="dossier à remplir")
    parser.add_argument("--ministry", metavar="NOM", help="un seul ministère, par son nom court")


def run(args: argparse.Namespace) -> int:
    """Write one folder a ministry and say what it holds."""
    from kakaki.accounts import facade as accounts
    from kakaki.sites import facade as sites

    slugs = [args.ministry] if args.ministry else [one.slug for one in accounts.ministries()]
    for slug in slugs:
        profile = sites.profile_named(slug)
        found = sites.export_site(profile=profile, folder=args.folder / slug)
        print(f"{slug} : {found['pages']} pages, {found['files']} fichiers.")
    print(f"Tout est dans {args.folder}, brouillons compris : gardez ce dossier sous clé.")
    return 0
