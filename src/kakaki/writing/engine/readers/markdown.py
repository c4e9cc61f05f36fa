"""Read light markdown and plain text: what the desk's editor and most files hold."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Kind

LONG_LINE = 120  # characters: nobody breaks lines by hand that far.
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(([^)\s]*)(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+(?=\S)")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
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
    begin, end = -1, -1
    offset = start
    for line in text[start:].splitlines(keepends=True):
        body = line.rstrip("\r\n")
        heading, item, quote = _HEADING.match(body), _ITEM.match(body), _QUOTE.match(body)
        special = (
            heading or item or quote or _ends_a_paragraph(text[begin:end] if begin >= 0 else "")
        )
        if begin >= 0 and (not body.strip() or special):
            yield from _with_links(kind, text, begin, end, field)
            begin = -1
        if heading:
            yield from _with_links(
                "heading", text, offset + heading.end(), offset + len(body), field,
                level=len(heading.group(1)),
            )  # fmt: skip
        elif body.strip() and not _KEPT.fullmatch(body.strip()):
            if begin < 0:
                kind = "item" if item else "quote" if quote else "paragraph"
                mark = item or quote
                begin = offset + (mark.end() if mark else len(body) - len(body.lstrip()))
            end = offset + len(body)
        offset += len(line)
    if begin >= 0:
        yield from _with_links(kind, text, begin, end, field)


def _ends_a_paragraph(text: str) -> bool:
    """Tell whether a long line that ends its sentence is a paragraph, as pasted texts have."""
    last = text.rsplit("\n", 1)[-1].rstrip()
    return len(last) > LONG_LINE and last.endswith((".", "!", "?", "…", "»", ".”"))


def _with_links(
    kind: Kind, text: str, begin: int, end: int, field: str, *, level: int = 0
) -> Iterator[Block]:
    """Return a block without the marks of its links and emphasis, then its links and images."""
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
