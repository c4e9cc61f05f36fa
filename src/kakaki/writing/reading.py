"""Read fields of the desk, and files, with every rule."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.checker import Checker
from kakaki.writing.engine.readers import docx, html, markdown, plain
from kakaki.writing.engine.rule import Finding
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary

LARGEST = 5_000_000  # bytes of a file
LONGEST = 400_000  # characters of a text
READERS: dict[str, Callable[[str], tuple[Block, ...]]] = {
    ".html": html.read,
    ".htm": html.read,
    ".txt": plain.read,
}
_CHECKER = Checker()  # One for the process: while somebody types, one paragraph changes.
EXTENSIONS = (".txt", ".md", ".html", ".htm", ".docx")


def check_fields(
    fields: Mapping[str, str],
    *,
    profile: str = "communique",
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
) -> tuple[Finding, ...]:
    """Return what to mend in title, lead and body (light markdown), each placed in its field."""
    blocks: list[Block] = []
    for name in ("title", "lead", "body"):
        text = fields.get(name, "")
        if len(text) > LONGEST:
            raise InvalidInputError(
                "long", advice="Ce texte est trop long pour être relu d’un coup."
            )
        if not text.strip():
            continue
        if name == "body":
            blocks += markdown.read(text, field="body", front_matter=False)
        else:
            kind = "title" if name == "title" else "lead"
            blocks.append(Block(kind, text, 0, name))
    document = Document(tuple(blocks), profile, published_on, dict(fields), vocabulary)
    return _CHECKER.check(document)


def decoded(content: bytes) -> str:
    """Return the text of a file, read as UTF-8 or as old Windows wrote; refuse what is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InvalidInputError("encoding", advice="Ce fichier n’est pas un texte lisible.")


def check_file(
    content: bytes,
    name: str,
    *,
    profile: str = "page",
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
) -> tuple[Finding, ...]:
    """Return what to mend in a file of text, markdown, HTML or Word.

    Offsets count characters of the text of the file (line ends as one character); for Word, of
    its paragraphs joined by a blank line. Raises InvalidInputError with what to do.
    """
    if len(content) > LARGEST:
        raise InvalidInputError("large", advice="Ce fichier est trop lourd : 5 Mo au plus.")
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx" or content[:4] == b"PK\x03\x04":
        blocks, source = docx.read(content)
    else:
        blocks, source = (), decoded(content)
    if len(source) > LONGEST:
        raise InvalidInputError("long", advice="Ce texte est trop long pour être relu d’un coup.")
    if suffix != ".docx" and not blocks:
        blocks = READERS.get(suffix, markdown.read)(source)
    return _CHECKER.check(Document(blocks, profile, published_on, {"": source}, vocabulary))


def apply_fix(text: str, finding: Finding) -> str:
    """Return the text with one finding mended; raise InvalidInputError when it does not fit."""
    if finding.fix is None or finding.span.of(text) != finding.excerpt:
        raise InvalidInputError("stale", advice="Le texte a changé : relancez les conseils.")
    return text[: finding.span.start] + finding.fix + text[finding.span.end :]
