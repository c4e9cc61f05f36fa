"""Read Word files: paragraphs, headings, items, cells, links and pictures, within strict limits."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.blocks import Block, Kind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TARGET = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What Word keeps but does not show, or shows twice.
_HIDDEN = frozenset(
    [f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)  # fmt: skip
LARGEST = 20_000_000  # bytes of a part once unpacked
RATIO = 200  # how much a part may grow when it is unpacked
DEEPEST = 60  # elements within one another in a paragraph
ADVICE = "Ce fichier Word ne peut pas être lu. Enregistrez-le de nouveau, ou collez le texte."


def read(content: bytes, *, field: str = "") -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a Word file, and its text to which their offsets belong.

    Raises InvalidInputError for a file that is not one, is a trap, or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = _part(archive, "word/document.xml")
            names = set(archive.namelist())
            rels = "word/_rels/document.xml.rels"
            targets = _part(archive, rels) if rels in names else None
    except (
        zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError,
        ElementTree.ParseError, DefusedXmlException, ValueError, RecursionError,
    ) as error:  # fmt: skip
        raise InvalidInputError(f"docx: {error}", advice=ADVICE) from error
    return _Reader(field, _addresses(targets)).read(root)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    info = archive.getinfo(name)
    if info.file_size > LARGEST or info.file_size > RATIO * max(1, info.compress_size):
        raise InvalidInputError("bomb", advice="Ce fichier Word est trop lourd.")
    with archive.open(info) as file:
        unpacked = file.read(LARGEST + 1)
    if len(unpacked) > LARGEST:
        raise InvalidInputError("bomb", advice="Ce fichier Word est trop lourd.")
    root: Element = ElementTree.fromstring(unpacked, forbid_dtd=True)
    return root


def _addresses(root: Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in root.iter(_TARGET)}


class _Reader:
    def __init__(self, field: str, addresses: dict[str, str]) -> None:
        self.field = field
        self.addresses = addresses
        self.found: list[Block] = []
        self.parts: list[str] = []
        self.length = 0

    def read(self, root: Element) -> tuple[tuple[Block, ...], str]:
        in_cells = {
            id(paragraph) for cell in root.iter(f"{_W}tc") for paragraph in cell.findall(f"{_W}p")
        }
        for paragraph in root.iter(f"{_W}p"):
            kind, level = _kind(paragraph)
            if id(paragraph) in in_cells and kind == "paragraph":
                kind = "cell"
            self.paragraph(paragraph, kind, level)
        return tuple(self.found), "".join(self.parts)

    def paragraph(self, paragraph: Element, kind: Kind, level: int) -> None:
        words = io.StringIO()
        links: list[tuple[int, int, str]] = []
        images: list[str] = []
        self.walk(paragraph, words, links, images, 0)
        text = words.getvalue()
        if text.strip():
            self.found.append(Block(kind, text, self.length, self.field, level))
        for begin, end, href in links:
            self.found.append(
                Block("link", text[begin:end], self.length + begin, self.field, href=href)
            )
        self.found.extend(Block("image", one, self.length, self.field) for one in images)
        self.parts.append(text + "\n\n")
        self.length += len(text) + 2

    def walk(
        self,
        element: Element,
        words: io.StringIO,
        links: list[tuple[int, int, str]],
        images: list[str],
        depth: int,
    ) -> None:
        """Gather what an element shows, in order; what lies too deep is not read."""
        if depth > DEEPEST:
            return
        for child in element:
            if child.tag in _HIDDEN:
                continue
            shown = _shown(child)
            if shown is not None:
                words.write(shown)
            elif child.tag == _PICTURE:
                # The alternative text stands beside the words, not in them.
                if child.get("descr"):
                    images.append(child.get("descr", ""))
            elif child.tag == f"{_W}hyperlink":
                begin = words.tell()
                self.walk(child, words, links, images, depth + 1)
                href = self.addresses.get(child.get(f"{_R}id", ""), "")
                links.append((begin, words.tell(), href))
            else:
                self.walk(child, words, links, images, depth + 1)


def _shown(element: Element) -> str | None:
    """Return the characters that an element is, or None when it only holds others."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
        return " "
    return "\u2011" if element.tag == f"{_W}noBreakHyphen" else None


def _styles() -> Iterator[tuple[str, Kind]]:
    for kind, names in _NAMES.items():
        for name in names:
            yield name, kind


_NAMES: dict[Kind, tuple[str, ...]] = {
    "title": ("title", "titre"),
    "lead": ("subtitle", "sous-titre", "soustitre", "chapo", "chapeau"),
    "quote": ("quote", "intensequote", "citation", "citationintense"),
    "item": ("listparagraph", "listbullet", "listnumber", "paragraphedeliste", "listepuces"),
}
_STYLES: dict[str, Kind] = dict(_styles())


def _kind(paragraph: Element) -> tuple[Kind, int]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    digits = "".join(c for c in name if c in "0123456789")
    if name.startswith(("heading", "titre")) and digits:
        return "heading", max(1, min(6, int(digits[:2])))
    if name in _STYLES:
        return _STYLES[name], 0
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return ("item" if is_item else "paragraph"), 0
