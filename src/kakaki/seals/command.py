"""`kakaki verify`: say whether a text, a picture, a PDF or a reference is authentic."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kakaki.kernel.errors import InvalidInputError, UnavailableError

if TYPE_CHECKING:
    from kakaki.seals.contracts import Verification

NOT_HANDLED = 3


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "verify", help="dire si un texte, une image ou un PDF est authentique"
    )
    parser.add_argument("thing", help="un fichier (texte, image, PDF) ou une référence")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print what is known; 0 authentic, 1 anything else, 2 unusable, 3 not handled."""
    from django.db import DatabaseError

    from kakaki.seals.engine.verdicts import Verdict
    from kakaki.seals.received import NotHandledError

    try:
        found = _verified(args.thing)
    except NotHandledError as error:
        return _print_not_handled(error.advice(), args.format)
    except DatabaseError as error:
        raise UnavailableError(
            str(error),
            advice="Ce dossier de données n’a pas encore de registre. Lancez « kakaki serve ».",
        ) from error
    if found is None:
        return _print_not_handled(
            "La lecture des photos est éteinte : installez tesseract.", args.format
        )
    _print(found, args.format)
    return 0 if found.verdict is Verdict.AUTHENTIC else 1


def _verified(thing: str) -> "Verification | None":
    """Return what is known of a file, or of the words given; None for a photo we cannot read."""
    from kakaki.seals import received, verification
    from kakaki.seals.engine.verdicts import Verdict
    from kakaki.seals.reading import can_read_pictures

    content = _content(thing)
    if content is None:
        return verification.verify_any(thing)
    found = received.verify_file(content)
    blind = received.is_picture(content) and not can_read_pictures()
    return None if blind and found.verdict is Verdict.UNREADABLE else found


def _content(thing: str) -> bytes | None:
    """Return the bytes of the file that is named, None when no file is meant."""
    from kakaki.seals.received import LARGEST_FILE

    path = Path(thing)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if path.suffix and "://" not in thing and len(thing.split()) == 1:
            raise InvalidInputError(
                str(error), advice=f"Le fichier {thing} n’existe pas. Vérifiez son nom."
            ) from error
        return None
    except OSError as error:
        if len(thing) > 255:
            return None  # A whole text was given, too long to be the name of a file.
        raise InvalidInputError(
            str(error), advice=f"Le fichier {thing} ne peut pas être lu."
        ) from error


def _print_not_handled(advice: str, form: str) -> int:
    data = {"verdict": "not_handled", "reference": "", "issuer": "", "date": None, "title": ""}
    shown = json.dumps(data | {"note": advice, "differences": []}, ensure_ascii=False)
    print(shown if form == "json" else advice)
    return NOT_HANDLED


def _print(found: "Verification", form: str) -> None:
    from kakaki.seals.engine.reference import display
    from kakaki.seals.views import as_data

    data = as_data(found)
    if form == "json":
        print(json.dumps(data, ensure_ascii=False))
        return
    words = found.words
    print(f"{words.icon} {words.label}\n{words.meaning}")
    if data["note"]:
        print(data["note"])
    if data["title"]:
        print(f"\n{data['title']}\n{data['issuer']}, {data['date']}\n{data['url']}")
        print(f"Référence : {display(data['reference'])}")
    for difference in data["differences"]:
        print(f"  officiel : {difference['official'] or '(rien)'}")
        print(f"  reçu     : {difference['received'] or '(enlevé)'}")
