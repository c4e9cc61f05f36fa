"""Read Word files: their paragraphs and headings, within limits that no honest file meets."""

import io
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.blocks import Block, Kind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 20_000_000  # bytes of the document once unpacked
ADVICE = "Ce fichier Word ne peut pas être lu. Enregistrez-le de nouveau, ou collez le texte."


def read(content: bytes, *, field: str = "") -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a Word file, and its text to which their offsets belong.

    Raises InvalidInputError for a file that is not one, is a trap, or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > LARGEST or info.file_size > 200 * max(1, info.compress_size):
                raise InvalidInputError("bomb", advice="Ce fichier Word est trop lourd.")
            with archive.open(info) as file:
                root = ElementTree.fromstring(file.read(LARGEST + 1))
    except (
        zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError,
        ElementTree.ParseError, DefusedXmlException,
    ) as error:  # fmt: skip
        raise InvalidInputError(f"docx: {error}", advice=ADVICE) from error
    found: list[Block] = []
    text = ""
    for paragraph in root.iter(f"{_W}p"):
        words = _words(paragraph)
        if words.strip():
            kind, level = _kind(paragraph)
            found.append(Block(kind, words, len(text), field, level))
        text += words + "\n\n"
    return tuple(found), text


def _words(paragraph: Element) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}br"}:
            parts.append(" ")
    return "".join(parts)


def _kind(paragraph: Element) -> tuple[Kind, int]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    digits = "".join(c for c in name if c.isdigit())
    if name.startswith(("heading", "titre")) and digits:
        return "heading", min(6, int(digits))
    if name in {"title", "titre"}:
        return "title", 0
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return ("item" if is_item else "paragraph"), 0
