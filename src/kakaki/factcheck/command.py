"""`kakaki evidence`: check a bundle of evidence, on any machine."""

import argparse
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("evidence", help="vérifier un dossier de preuve")
    parser.add_argument("--check", required=True, metavar="FICHIER", help="le dossier (.zip)")
    parser.add_argument("--root", metavar="PEM", help="certificat de l’autorité d’horodatage")


def run(args: argparse.Namespace) -> int:
    """Print what a bundle proves; raise InvalidInputError when it was changed."""
    from kakaki.factcheck.evidence import bundle

    try:
        content = Path(args.check).read_bytes()
        root = Path(args.root).read_bytes() if args.root else None
    except OSError as error:
        raise InvalidInputError(str(error), advice="Ce fichier ne peut pas être lu.") from error
    found = bundle.check(content, root)
    print("Intact : rien n’a changé depuis le relevé.")
    print(f"{found.title}\nRelevé : {found.captured_at}\nEmpreinte : {found.fingerprint}")
    if not found.dated:
        print("Date : horodatage local, aucune autorité ne l’a confirmée.")
    elif root is None:
        print(f"Date : {found.dated}. Donnez --root pour vérifier qui l’a signée.")
    else:
        print(f"Date signée par l’autorité : {found.dated}")
    return 0
