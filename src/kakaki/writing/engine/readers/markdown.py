"""Read light markdown and plain text: what the desk's editor and most files hold."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Kind

LONG_LINE = 120  # characters: nobody breaks lines by hand that far.
# Bounded, so that a line of brackets is read once.
_LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,500})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?)"
    r"(?:\s{1,9}\"[^\"\n]{0,500}\")?\)"
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+(?=\S)")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_ROW = re.compile(r"[ \t]*\|(?=.*\|[ \t]*$)")
_KIND: dict[re.Pattern[str], Kind] = {_ITEM: "item", _QUOTE: "quote"}
_KEPT = re.compile(r"\{\{bloc:[0-9a-fA-F-]+\}\}")


def read(text: str, *, field: str = "", front_matter: bool = True) -> tuple[Block, ...]:
    """Return the blocks of a text; a leading `# ` heading is the title."""
    start = _after_front_matter(text) if front_matter else 0
    found = [
        block
        for block in _blocks(text, start, field)
        if block.text.strip() or block.kind == "image"
    ]
    if found and found[0].kind == "heading" and found[0].level == 1:
        first = found[0]
        found[0] = Block("title", first.text, first.start, field, places=first.places)
    return tuple(found)


def _after_front_matter(text: str) -> int:
    match = re.match(r"(---|\+\+\+)\n.*?\n\1\n", text, flags=re.DOTALL)
    return match.end() if match else 0


def _blocks(text: str, start: int, field: str) -> Iterator[Block]:
    kind: Kind = "paragraph"
    begin, end, last = -1, -1, 0
    offset = start
    for line in text[start:].splitlines(keepends=True):
        body = line.rstrip("\r\n")
        mark = _mark(body)
        ends = begin >= 0 and _ends_a_paragraph(text[last:end])
        alone = mark is not None or ends
        if begin >= 0 and (not body.strip() or alone):
            yield from _with_links(kind, text, begin, end, field)
            begin = -1
        if mark and mark.re is _HEADING:
            stop = offset + len(body.rstrip().rstrip("#"))
            yield from _with_links(
                "heading", text, offset + mark.end(), stop, field,
                level=len(mark.group(1)),
            )  # fmt: skip
        elif mark and mark.re is _ROW:
            yield from _cells(text, offset, body, field)
        elif body.strip() and not _KEPT.fullmatch(body.strip()):
            if begin < 0:
                kind = _KIND.get(mark.re, "paragraph") if mark else "paragraph"
                begin = offset + (mark.end() if mark else len(body) - len(body.lstrip()))
            last, end = offset, offset + len(body)
        offset += len(line)
    if begin >= 0:
        yield from _with_links(kind, text, begin, end, field)


def _mark(line: str) -> re.Match[str] | None:
    """Return the sign that opens a line: of a heading, an item, a quotation or a row of a table."""
    for pattern in (_HEADING, _ITEM, _QUOTE, _ROW):
        match = pattern.match(line)
        if match:
            return match
    return None


def _cells(text: str, offset: int, row: str, field: str) -> Iterator[Block]:
    """Return the cells of a row « | one | two | »; the line under the heads is none."""
    if not row.strip("|:- \t"):
        return
    at = row.index("|") + 1
    for part in row[at:].split("|"):
        words = part.strip()
        if words:
            begin = offset + at + len(part) - len(part.lstrip())
            yield from _with_links("cell", text, begin, begin + len(words), field)
        at += len(part) + 1


def _ends_a_paragraph(line: str) -> bool:
    """Tell whether a long line that ends its sentence is a paragraph, as pasted texts have."""
    last = line.rstrip()
    return len(last) > LONG_LINE and last.endswith((".", "!", "?", "…", "»", ".”"))


def _with_links(
    kind: Kind, text: str, begin: int, end: int, field: str, *, level: int = 0
) -> Iterator[Block]:
    """Return a block without the marks of its links and emphasis, then its links and images."""
    if text.find("](", begin, end) < 0 and text.find("*", begin, end) < 0:
        yield Block(kind, text[begin:end], begin, field, level=level)
        return
    words: list[str] = []
    places: list[int] = []
    extra: list[Block] = []
    at = begin
    is_plain = True
    for match in _LINK.finditer(text, begin, end):
        _copy(text, at, match.start(), words, places)
        is_plain = False
        inner = tuple(range(match.start(2), match.end(2)))
        if match.group(1):
            extra.append(Block("image", match.group(2), match.start(2), field, href=match.group(3)))
        else:
            extra.append(Block("link", match.group(2), match.start(2), field, href=match.group(3)))
            words.append(match.group(2))
            places.extend(inner)
        at = match.end()
    _copy(text, at, end, words, places)
    joined = "".join(words)
    is_plain = is_plain and len(joined) == end - begin
    yield Block(kind, joined, begin, field, level=level, places=() if is_plain else tuple(places))
    yield from extra


def _copy(text: str, begin: int, end: int, words: list[str], places: list[int]) -> None:
    """Copy characters, leaving out the stars of emphasis."""
    at = begin
    for match in _STARS.finditer(text, begin, end):
        words.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        at = match.end()
    words.append(text[at:end])
    places.extend(range(at, end))
