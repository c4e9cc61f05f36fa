"""`kakaki check`: read texts for the web, without Django and without a database."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing import reading
from kakaki.writing.engine.profiles import PROFILES
from kakaki.writing.engine.rule import Finding


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("check", help="relire un texte pour le web")
    parser.add_argument("files", nargs="+", metavar="FICHIER", help="txt, md, html ou docx")
    parser.add_argument("--profile", choices=tuple(PROFILES), default="page")
    parser.add_argument("--date", type=_day, help="date de publication, AAAA-MM-JJ")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "la date s’écrit AAAA-MM-JJ, par exemple 2026-03-02"
        ) from None


def as_data(file: str, finding: Finding) -> dict[str, object]:
    """Return a finding as programs read it."""
    return {
        "file": file,
        "rule": finding.rule,
        "class": finding.class_,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "fix": finding.fix,
    }


def run(args: argparse.Namespace) -> int:
    """Print the findings; 0 when nothing is to correct, 1 when something is, 2 on a bad file."""
    found: list[tuple[str, Finding]] = []
    bad = False
    for name in args.files:
        try:
            content = Path(name).read_bytes()
            findings = reading.check_file(
                content, name, profile=args.profile, published_on=args.date
            )
        except OSError as error:
            print(
                f"{name} : ce fichier ne peut pas être ouvert ({error.strerror}).", file=sys.stderr
            )
            bad = True
        except InvalidInputError as error:
            print(f"{name} : {error.advice()}", file=sys.stderr)
            bad = True
        else:
            found += [(name, finding) for finding in findings]
    if args.format == "json":
        print(json.dumps([as_data(name, finding) for name, finding in found], ensure_ascii=False))
    else:
        _print(found)
    if bad:
        return 2
    return 1 if any(finding.class_ == "à corriger" for _, finding in found) else 0


def _print(found: list[tuple[str, Finding]]) -> None:
    for name, finding in found:
        excerpt = " ".join(finding.excerpt.split())
        short = excerpt if len(excerpt) <= 70 else excerpt[:69] + "…"
        print(f"{name}:{finding.line}: [{finding.class_}] {finding.message}")
        print(f"    « {short} »" + (f" → « {finding.fix} »" if finding.fix else ""))
    count = len(found)
    print(f"{count} remarque{'s' if count > 1 else ''}." if count else "Rien à signaler.")
