"""Read fields of the desk, and files, with every rule."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import PurePath

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.blocks import Block, Document, Kind
from kakaki.writing.engine.checker import Checker
from kakaki.writing.engine.profiles import profile_of
from kakaki.writing.engine.readers import docx, html, markdown, plain
from kakaki.writing.engine.rule import Finding
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary

LARGEST = 5_000_000  # bytes of a file
LONGEST = 400_000  # characters of a text
SURE = "à corriger"  # The class whose fixes are applied without asking.
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
    facts: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what to mend in title, lead and body (light markdown), each placed in its field.

    `facts` are shown beside the text, as a telephone is: they are not read, but they answer.
    """
    return check_document(document_of(fields, profile, published_on, vocabulary, facts))


def check_document(document: Document) -> tuple[Finding, ...]:
    """Return what every rule finds in a document, reading again only what changed."""
    return _CHECKER.check(document)


def document_of(
    fields: Mapping[str, str],
    profile: str = "communique",
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
    facts: Iterable[str] = (),
) -> Document:
    """Return the fields of the desk as one document; raise InvalidInputError when too long."""
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
            kind: Kind = "title" if name == "title" else "lead"
            blocks.append(Block(kind, text, 0, name))
    return Document(tuple(blocks), profile, published_on, dict(fields), vocabulary, tuple(facts))


def encoding_of(content: bytes) -> str:
    """Return how a file is written: UTF-8, with its mark or not, or as old Windows wrote."""
    for encoding in ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return "utf-8-sig" if text.startswith("\ufeff") else encoding
    raise InvalidInputError("encoding", advice="Ce fichier n’est pas un texte lisible.")


def decoded(content: bytes) -> str:
    """Return the text of a file with line ends as one character; refuse what is no text."""
    return content.decode(encoding_of(content)).replace("\r\n", "\n").replace("\r", "\n")


def is_word(content: bytes, name: str) -> bool:
    """Tell whether a file is one of Word."""
    return PurePath(name).suffix.lower() == ".docx" or content[:4] == b"PK\x03\x04"


def read_file(content: bytes, name: str) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a file of text, markdown, HTML or Word, and its text.

    Offsets count characters of this text (line ends as one character); for Word, of its paragraphs
    joined by a blank line. Raises InvalidInputError with what to do.
    """
    if len(content) > LARGEST:
        raise InvalidInputError("large", advice="Ce fichier est trop lourd : 5 Mo au plus.")
    blocks: tuple[Block, ...] | None = None
    if is_word(content, name):
        blocks, source = docx.read(content)
    else:
        source = decoded(content)
    if len(source) > LONGEST:
        raise InvalidInputError("long", advice="Ce texte est trop long pour être relu d’un coup.")
    if blocks is None:
        blocks = READERS.get(PurePath(name).suffix.lower(), markdown.read)(source)
    return blocks, source


def check_file(
    content: bytes,
    name: str,
    *,
    profile: str = "page",
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
    only: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what to mend in a file; offsets are those of `read_file`."""
    blocks, source = read_file(content, name)
    document = Document(blocks, profile, published_on, {"": source}, vocabulary)
    return _CHECKER.check(document, only=only)


def check_text(
    text: str,
    *,
    kind: str = "md",
    profile: str = "page",
    published_on: date | None = None,
    vocabulary: Vocabulary = NOTHING,
    only: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what to mend in a text; `kind` is md, html or txt, `only` the codes of rules.

    Raises InvalidInputError when it is longer than 400,000 characters, LookupError for a profile
    that does not exist.
    """
    profile_of(profile)
    if len(text) > LONGEST:
        raise InvalidInputError("long", advice="Ce texte est trop long pour être relu d’un coup.")
    blocks = READERS.get(f".{kind}", markdown.read)(text)
    return _CHECKER.check(
        Document(blocks, profile, published_on, {"": text}, vocabulary), only=only
    )


def apply_fix(text: str, finding: Finding) -> str:
    """Return the text with one finding mended; raise InvalidInputError when it does not fit."""
    if finding.fix is None or finding.span.of(text) != finding.excerpt:
        raise InvalidInputError("stale", advice="Le texte a changé : relancez les conseils.")
    return text[: finding.span.start] + finding.fix + text[finding.span.end :]
