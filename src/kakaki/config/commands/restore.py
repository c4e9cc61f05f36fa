"""`kakaki restore`: put a backup back in place."""

import argparse
import sys
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("restore", help="remettre une sauvegarde en place")
    parser.add_argument(
        "file", help="fichier de « kakaki backup », nom d’une sauvegarde gardée, ou « derniere »"
    )
    parser.add_argument("--key-file", help="fichier où la clé est écrite ; - la lit au clavier")
    parser.add_argument(
        "--replace", action="store_true", help="mettre de côté les données présentes"
    )


def _key(path: str | None) -> str:
    from kakaki.config import variables
    from kakaki.kernel.errors import InvalidInputError

    if path is None:
        return variables.secret("KAKAKI_BACKUP_KEY", "")
    if path == "-":
        print("Clé (AGE-SECRET-KEY-1…) : ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InvalidInputError(
            str(error), advice=f"Le fichier de clé {path} ne peut pas être lu."
        ) from error


def run(args: argparse.Namespace) -> int:
    """Restore the backup; the settings are not loaded, so that a broken folder does not matter."""
    from kakaki.config import variables
    from kakaki.kernel import clock
    from kakaki.safekeeping.command import restore

    data = Path(variables.text("KAKAKI_DATA", "data")).resolve()
    restored = restore(
        named=args.file,
        address=variables.secret("KAKAKI_BACKUP", ""),
        key=_key(args.key_file),
        data=data,
        replace=args.replace,
        at=clock.now(),
    )
    print(f"{restored.name} remise dans {data}. Lancez « kakaki serve ».")
    if restored.aside is not None:
        print(f"Les données d’avant sont dans {restored.aside}.")
    return 0
