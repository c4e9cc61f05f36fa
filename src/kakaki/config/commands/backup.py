"""`kakaki backup`: put every datum into one file, while everything goes on."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("backup", help="sauvegarder toutes les données dans un fichier")
    parser.add_argument("file", nargs="?", help="fichier à écrire (kakaki-DATE.tar.gz)")


def run(args: argparse.Namespace) -> int:
    """Write the backup and say where it is."""
    from django.conf import settings

    from kakaki.config.archive import write_archive
    from kakaki.kernel import clock

    at = clock.now()
    target = Path(args.file or f"kakaki-{at:%Y%m%d-%H%M%S}.tar.gz").resolve()
    size = write_archive(data=settings.KAKAKI_DATA, target=target, at=at)
    print(f"Sauvegarde écrite : {target} ({size / 1_000_000:.1f} Mo).")
    print("Elle contient les clés des ministères : gardez-la hors de la machine, sous clé.")
    return 0
