"""`kakaki check`: read texts for the web, without Django and without a database."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from kakaki.kernel.errors import InvalidInputError, UnavailableError
from kakaki.writing import reading
from kakaki.writing.checking import settings
from kakaki.writing.checking.files import STDIN, gathered
from kakaki.writing.checking.mending import Mended, mended, write
from kakaki.writing.checking.reports import REPORTS
from kakaki.writing.checking.results import Checked
from kakaki.writing.checking.settings import FAIL_ON, Settings
from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.profiles import PROFILES
from kakaki.writing.engine.rule import Finding
from kakaki.writing.engine.vocabulary import Vocabulary
from kakaki.writing.grammar.process import PROCESS, is_installed
from kakaki.writing.grammar.reading import read_grammar

FOUND, BAD = 1, 2  # exit codes
PATIENCE = 120.0  # seconds for the grammar of one file
WITHOUT_GRAMMAR = (
    "Grammalecte n’est pas installé sur cette machine : apt-get install python3-grammalecte."
)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "check",
        help="relire un texte pour le web",
        epilog="Fin : 0 rien à corriger, 1 des remarques du niveau de --fail-on, 2 illisible.",
    )
    add = parser.add_argument
    add("files", nargs="+", metavar="FICHIER", help="txt, md, html, docx, dossier, motif, ou -")
    add("--profile", choices=tuple(PROFILES), help="le genre des textes (page)")
    add("--date", type=_day, help="date de publication, AAAA-MM-JJ")
    add("--format", choices=tuple(REPORTS), default="text")
    add("--rules", type=_codes, help="ces règles seulement, séparées par des virgules")
    add("--ignore", type=_codes, help="pas ces règles, séparées par des virgules")
    add("--exclude", action="append", metavar="MOTIF", help="ne pas lire ces fichiers ou dossiers")
    add(
        "--vocabulary", action="append", metavar="NOM", help="un pays (niger) ou un fichier de noms"
    )
    add("--fail-on", choices=tuple(FAIL_ON), help="finir par 1 dès ce niveau (corriger)")
    add("--config", type=Path, help="kakaki.toml ou pyproject.toml ; sinon, le plus proche")
    add("--stdin-name", default="texte.md", help="le nom, donc le format, de ce qui vient de -")
    add("--grammar", action="store_true", help="relire aussi la grammaire (Grammalecte)")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--fix", action="store_true", help="appliquer les corrections sûres")
    group.add_argument("--diff", action="store_true", help="montrer ce que --fix changerait")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "la date s’écrit AAAA-MM-JJ, par exemple 2026-03-02"
        ) from None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _settings(args: argparse.Namespace) -> Settings:
    """Return the settings of the project with those of the command line above them."""
    given = settings.read(args.config) if args.config else settings.found_from(Path.cwd())
    names = ("profile", "rules", "ignore", "fail_on")
    asked: dict[str, Any] = {
        name: getattr(args, name) for name in names if getattr(args, name) is not None
    }
    added: dict[str, Any] = {
        name: (*getattr(given, name), *getattr(args, name))
        for name in ("exclude", "vocabulary")
        if getattr(args, name)
    }
    return replace(given, **asked, **added)


def run(args: argparse.Namespace) -> int:
    """Print the findings; 0 nothing at the level asked, 1 something, 2 a bad file or setting."""
    asked = _settings(args)
    if args.grammar and not is_installed():
        raise UnavailableError("no Grammalecte", advice=WITHOUT_GRAMMAR)
    check = partial(_check, args, asked, asked.words())
    names = gathered(args.files, exclude=asked.exclude, folder=asked.folder)
    try:
        files = [_one(args, name, check) for name in names]
    finally:
        PROCESS.close()
    for file in files:
        if file.trouble:
            print(f"{file.name} : {file.trouble}", file=sys.stderr)
    said = REPORTS[args.format](files)
    # What is mended goes to the standard output when the text came by the standard input.
    aside = STDIN in args.files and (args.fix or args.diff)
    if said and not (args.diff and args.format == "text"):
        print(said, file=sys.stderr if aside else sys.stdout)
    if any(file.trouble for file in files):
        return BAD
    levels = FAIL_ON[asked.fail_on]
    return FOUND if any(one.class_ in levels for file in files for one in file.findings) else 0


def _check(
    args: argparse.Namespace, asked: Settings, words: Vocabulary, name: str, content: bytes
) -> tuple[Finding, ...]:
    wanted = asked.wanted()
    shown = args.stdin_name if name == STDIN else name
    found: tuple[Finding, ...] = ()
    if wanted:
        found = reading.check_file(
            content,
            shown,
            profile=asked.profile,
            published_on=args.date,
            vocabulary=words,
            only=wanted,
        )
    if args.grammar:
        blocks, source = reading.read_file(content, shown)
        document = Document(blocks, asked.profile, args.date, {"": source}, words)
        read = read_grammar(document, seconds=PATIENCE)
        if not read.is_complete:
            print(f"{shown} : la grammaire n’a pas pu être lue en entier.", file=sys.stderr)
        found = tuple(sorted((*found, *read.findings), key=lambda one: one.span.start))
    return found


def _one(args: argparse.Namespace, name: str, check: "partial[tuple[Finding, ...]]") -> Checked:
    """Check one file, and mend it when that is asked."""
    shown = args.stdin_name if name == STDIN else name
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        if args.fix or args.diff:
            content = _mend(args, name, content, check)
        _, text = reading.read_file(content, shown)
        return Checked(shown, text, check(name, content))
    except OSError as error:
        return Checked(shown, trouble=f"ce fichier ne peut pas être ouvert ({error.strerror}).")
    except InvalidInputError as error:
        return Checked(shown, trouble=error.advice())


def _mend(
    args: argparse.Namespace, name: str, content: bytes, check: "partial[tuple[Finding, ...]]"
) -> bytes:
    """Apply or show the sure fixes of a file; return what is left to check."""
    if reading.is_word(content, args.stdin_name if name == STDIN else name):
        print(f"{name} : un fichier Word se corrige dans Word.", file=sys.stderr)
        return content
    result: Mended = mended(content, partial(check, name))
    if args.diff:
        print(result.diff(args.stdin_name if name == STDIN else name), end="")
        return content
    if name == STDIN:
        sys.stdout.buffer.write(result.after)
        sys.stdout.buffer.flush()
    elif result.done:
        write(Path(name), result.after)
    if result.done:
        count = len(result.done)
        print(f"{name} : {count} correction{'s' if count > 1 else ''}.", file=sys.stderr)
        for one in result.done:
            print(f"    « {one.excerpt} » → « {one.fix} » ({one.rule})", file=sys.stderr)
    return result.after
