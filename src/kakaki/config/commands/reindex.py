"""`kakaki reindex`: make anew what readers may find, from the pages that are online."""

import argparse


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    subparsers.add_parser("reindex", help="refaire l’index de la recherche des sites")


def run(args: argparse.Namespace) -> int:
    """Make the index anew and say how many pages it holds."""
    from kakaki.sites import facade as sites

    count = sites.reindex()
    print(f"{count} page{'s' if count > 1 else ''} à trouver.")
    return 0
