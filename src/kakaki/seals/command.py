"""`kakaki verify`: say whether a text, a picture, a PDF or a reference is authentic."""

import argparse
import json
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError

LARGEST = 10_000_000  # bytes
NOT_HANDLED = {".docx", ".odt", ".mp3", ".ogg", ".mp4", ".zip"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "verify", help="dire si un texte, une image ou un PDF est authentique"
    )
    parser.add_argument("thing", help="un fichier (texte, image, PDF) ou une référence")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print what is known; 0 authentic, 1 anything else, 2 unusable, 3 not handled yet."""
    from kakaki.seals import verification
    from kakaki.seals.contracts import Verification
    from kakaki.seals.engine.verdicts import Verdict
    from kakaki.seals.pictures import can_read_pictures, verify_file

    path = Path(args.thing)
    if not path.exists():
        found = verification.verify_any(args.thing)
    elif path.suffix.lower() in NOT_HANDLED:
        return _print_not_handled(args)
    else:
        if path.stat().st_size > LARGEST:
            raise InvalidInputError(
                "too large", advice="Ce fichier est trop lourd : 10 Mo au plus."
            )
        content = path.read_bytes()
        if content[:4] in {b"\x89PNG", b"RIFF", b"GIF8"} or content[:2] == b"\xff\xd8":
            found = verify_file(content)
            if found.verdict is Verdict.UNREADABLE and not can_read_pictures():
                return _print_not_handled(args)
        elif b"%PDF-" in content[:1024]:
            found = verify_file(content)
        else:
            found = verification.verify_any(_decoded(content))
    _print(found, args.format)
    return 0 if isinstance(found, Verification) and found.verdict is Verdict.AUTHENTIC else 1


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InvalidInputError("encoding", advice="Ce fichier n’est pas un texte lisible.")


def _print_not_handled(args: argparse.Namespace) -> int:
    advice = "Ce genre de fichier n’est pas encore vérifié ici."
    if args.format == "json":
        print(json.dumps({"verdict": "not_handled", "reference": "", "issuer": "", "date": None,
                          "title": "", "differences": []}, ensure_ascii=False))  # fmt: skip
    else:
        print(advice)
    return 3


def _print(found: object, form: str) -> None:
    from kakaki.seals.views import as_data

    data = as_data(found)  # type: ignore[arg-type]  # Always a Verification; typed loosely for lazy imports.
    if form == "json":
        print(json.dumps(data, ensure_ascii=False))
        return
    words = found.words  # type: ignore[attr-defined]
    print(f"{words.icon} {words.label}\n{words.meaning}")
    if data["note"]:
        print(data["note"])
    if data["title"]:
        print(f"\n{data['title']}\n{data['issuer']}, {data['date']}\n{data['url']}")
    for difference in data["differences"]:
        print(f"  officiel : {difference['official'] or '(rien)'}")
        print(f"  reçu     : {difference['received'] or '(enlevé)'}")
