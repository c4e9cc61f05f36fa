"""`kakaki restore`: put a backup back in place."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("restore", help="remettre une sauvegarde en place")
    parser.add_argument("file", help="fichier écrit par « kakaki backup »")
    parser.add_argument(
        "--replace", action="store_true", help="mettre de côté les données présentes"
    )


def run(args: argparse.Namespace) -> int:
    """Restore the backup; the settings are not loaded, so that a broken folder does not matter."""
    from kakaki.config import variables
    from kakaki.config.archive import restore_archive
    from kakaki.kernel import clock

    data = Path(variables.text("KAKAKI_DATA", "data")).resolve()
    aside = restore_archive(source=Path(args.file), data=data, replace=args.replace, at=clock.now())
    print(f"Sauvegarde remise dans {data}. Lancez « kakaki serve ».")
    if aside is not None:
        print(f"Les données d’avant sont dans {aside}.")
    return 0
