"""`kakaki import`: take the old site of a ministry, from WordPress or from saved pages."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kakaki.kernel.errors import InvalidInputError

if TYPE_CHECKING:
    from kakaki.sites.facade import Wish


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("import", help="reprendre l’ancien site d’un ministère")
    sources = parser.add_subparsers(dest="source", metavar="SOURCE", required=True)
    wordpress = sources.add_parser("wordpress", help="un export de WordPress (WXR)")
    wordpress.add_argument("thing", metavar="FICHIER.xml")
    site = sources.add_parser("site", help="des pages enregistrées, ou un plan de site")
    site.add_argument("thing", metavar="DOSSIER-OU-ADRESSE")
    site.add_argument("--address", default="", help="adresse de l’ancien site, pour un dossier")
    for one in (wordpress, site):
        one.add_argument("--ministry", required=True, metavar="NOM", help="nom court du ministère")
        one.add_argument("--media", type=Path, metavar="DOSSIER", help="copie de ses fichiers")
        one.add_argument("--map", type=Path, metavar="TABLEAU.toml", help="catégories et services")
        one.add_argument(
            "--fetch", action="store_true", help="demander à l’ancien site ce qui manque"
        )
        one.add_argument(
            "--with-names", action="store_true", help="garder le nom des auteurs sans service"
        )
        one.add_argument("--dry-run", action="store_true", help="dire sans rien écrire")
        one.add_argument("--report", type=Path, metavar="FICHIER.html", help="rapport à garder")
        one.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Take the site and say what happened; 0 when all is taken, 1 when something is left."""
    from kakaki.sites import facade as sites

    wish = _wish(args)
    if args.source == "wordpress":
        found = sites.import_wordpress(path=Path(args.thing), wish=wish)
    else:
        found = sites.import_site(source=args.thing, wish=wish)
    lines = []
    for line in found:
        lines.append(line)
        if args.format == "text":
            print(sites.import_text([line]), flush=True)
    if args.format == "json":
        print(json.dumps(sites.import_data(lines), ensure_ascii=False))
    if args.report is not None:
        _write(args.report, sites.import_page(lines, ministry=args.ministry, is_dry=args.dry_run))
    shown = sys.stdout if args.format == "text" else sys.stderr
    print(sites.import_summary(lines, is_dry=args.dry_run), file=shown)
    return 1 if any(line.state == "left" for line in lines) else 0


def _wish(args: argparse.Namespace) -> "Wish":
    from kakaki.fetching import facade as fetching
    from kakaki.sites import facade as sites

    def fetch(address: str, largest: int) -> bytes:
        return fetching.fetch(address, largest=largest).content

    return sites.Wish(
        ministry=args.ministry,
        media=args.media,
        rules=args.map,
        fetch=fetch if args.fetch else None,
        has_names=args.with_names,
        is_dry=args.dry_run,
        address=getattr(args, "address", ""),
    )


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            str(error), advice=f"Le rapport {path} ne peut pas être écrit."
        ) from error
