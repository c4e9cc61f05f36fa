"""The canonical text of a communiqué: what is hashed, the same on every machine.

The rules are in docs/why/canonical-text.md, which is enough to write another implementation.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kakaki.kernel.errors import InvalidInputError

VERSION = "kakaki-text-1"

_BLANKS = "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + (
    "".join(map(chr, range(0x2000, 0x200B)))
)
_REPLACED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys(_BLANKS, " "),
    "\u2026": "...",
}
_REMOVED = [
    0x00AD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _BLANKS),
]
_FOLD: dict[int, str | None] = {
    **{ord(char): new for char, new in _REPLACED.items()},
    **dict.fromkeys(_REMOVED),
}
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Document:
    """What a communiqué says, field by field, as its author wrote it.

    `attachments` are the SHA-256 of the attached files, in lower-case hexadecimal.
    """

    issuer: str
    date: date
    title: str
    paragraphs: tuple[str, ...]
    place: str = ""
    role: str = ""
    signer: str = ""
    attachments: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return `text` on one line, in NFC, with plain quotes, dashes and spaces."""
    folded = unicodedata.normalize("NFC", text).translate(_FOLD)
    folded = unicodedata.normalize("NFC", folded)
    return re.sub(" +", " ", folded).strip(" ")


def canonical_text(document: Document, reference: str) -> str:
    """Return the canonical text: one line a field, in a fixed order, the version first.

    Raises InvalidInputError when an attachment is not a SHA-256 or the text says nothing.
    """
    body = [folded for folded in map(fold, document.paragraphs) if folded]
    title = fold(document.title)
    if not title or not body:
        raise InvalidInputError(
            "a document needs a title and a paragraph",
            advice="Ce texte n’a pas de titre ou de contenu : complétez-le avant de le sceller.",
        )
    if not all(map(_SHA256.fullmatch, document.attachments)):
        raise InvalidInputError(f"not SHA-256 in hexadecimal: {document.attachments}")
    lines = [
        VERSION,
        f"issuer: {fold(document.issuer)}",
        f"reference: {reference}",
        f"date: {document.date.isoformat()}",
        f"place: {fold(document.place)}",
        f"title: {title}",
        *(f"body: {paragraph}" for paragraph in body),
        f"role: {fold(document.role)}",
        f"signer: {fold(document.signer)}",
        *(f"attachment: {digest}" for digest in document.attachments),
    ]
    return "".join(f"{line}\n" for line in lines)


def digest(canonical: str) -> bytes:
    """Return the SHA-256 of a canonical text, 32 bytes."""
    return hashlib.sha256(canonical.encode()).digest()
