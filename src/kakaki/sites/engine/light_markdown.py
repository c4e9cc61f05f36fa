"""Turn the plain text of a phone's keyboard into blocks, and blocks back into that text.

A blank line ends a block. `## ` begins a heading, `- ` a point, `1. ` a step, `> ` somebody's
words (with `> — name` for who says them), `| a | b |` a line of a table. Inside,
`**strong**`, `*stressed*` and `[words](https://address)`. A block that this cannot say stands
as `{{bloc:ID}}` on its own line and comes back untouched.
"""

import html
import re
import uuid
from html.parser import HTMLParser
from typing import Any

from kakaki.sites.engine.table import cells_of, text_of

Raw = dict[str, Any]

LONG_LINE = 120  # characters: nobody breaks lines by hand that far.
_KEPT = re.compile(r"\{\{bloc:([0-9a-fA-F-]{36})\}\}")
_HEADING = re.compile(r"#{1,4}[ \t]+(?P<text>.+)")
_POINT = re.compile(r"(?:[-•*–][ \t]+)(?P<text>.+)")
_STEP = re.compile(r"\d{1,2}[.)][ \t]+(?P<text>.+)")
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s)]+|mailto:[^\s)]+|/[^\s)]*)\)")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_STRESSED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


def _inline_html(text: str) -> str:
    """Return the HTML of a line of light markdown; everything else is escaped."""
    escaped = html.escape(text, quote=False)
    escaped = _LINK.sub(
        lambda m: '<a href="{}">{}</a>'.format(m[2].replace('"', "&quot;"), m[1]), escaped
    )
    escaped = _STRONG.sub(r"<b>\1</b>", escaped)
    return _STRESSED.sub(r"<i>\1</i>", escaped).replace("\n", "<br/>")


class _Inline(HTMLParser):
    """Read the HTML of a paragraph back into light markdown."""

    MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.is_plain = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.MARKS:
            self.parts.append(self.MARKS[tag])
        elif tag == "a" and given.get("href"):
            self.parts.append("[")
            self.links.append(given["href"] or "")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in {"p", "li"}:
            # A list with links stands in a paragraph block; light markdown cannot say it.
            self.is_plain = self.is_plain and tag == "p"
            if "".join(self.parts).strip():
                self.parts.append("\n\n")
        else:
            self.is_plain = False

    def handle_endtag(self, tag: str) -> None:
        if tag in self.MARKS:
            self.parts.append(self.MARKS[tag])
        elif tag == "a" and self.links:
            self.parts.append(f"]({self.links.pop()})")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _inline_text(source: str) -> str | None:
    reader = _Inline()
    reader.feed(source)
    reader.close()
    return "".join(reader.parts).strip() if reader.is_plain else None


def _block(kind: str, value: Any) -> Raw:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _points(lines: list[str], pattern: re.Pattern[str]) -> list[str] | None:
    found: list[str] = []
    for line in lines:
        match = pattern.fullmatch(line.strip())
        if match:
            found.append(match["text"].strip())
        elif found and line.startswith((" ", "\t")):
            found[-1] += " " + line.strip()
        else:
            return None
    return found


def _quote(lines: list[str]) -> Raw:
    said = [line.strip().removeprefix(">").strip() for line in lines]
    author = ""
    if len(said) > 1 and said[-1].startswith(("— ", "– ")):
        author = said.pop()[2:].strip()
    return _block("quote", {"text": "\n".join(said).strip(), "author": author})


def _is_table(lines: list[str]) -> bool:
    rows = [line.strip() for line in lines]
    if all(row.startswith("|") and row.endswith("|") and len(row) > 1 for row in rows):
        return any(row.strip("| \t") for row in rows)
    return len(rows) > 1 and all("\t" in row for row in rows)


def _one(lines: list[str], kept: dict[str, Raw]) -> Raw | None:
    first = lines[0].strip()
    mark = _KEPT.fullmatch(first)
    if mark and len(lines) == 1:
        return kept.get(mark[1].lower())
    heading = _HEADING.fullmatch(first)
    if heading and len(lines) == 1:
        return _block("heading", heading["text"].strip()[:120])
    if all(line.strip().startswith(">") for line in lines):
        return _quote(lines)
    if _is_table(lines):
        return _block("table", {"caption": "", "rows": text_of(cells_of("\n".join(lines)))})
    for ordered, pattern in ((False, _POINT), (True, _STEP)):
        points = _points(lines, pattern)
        if points:
            return _block("list", {"ordered": ordered, "points": points})
    text = "\n".join(line.strip() for line in lines)
    return _block("paragraph", f"<p>{_inline_html(text)}</p>")


def _groups(text: str) -> list[list[str]]:
    """Return the lines of each block; a heading or a list may begin without a blank line."""
    groups: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        stripped = line.strip()
        if not stripped:
            groups.append([])
            continue
        here = groups[-1]
        alone = _HEADING.fullmatch(stripped) or _KEPT.fullmatch(stripped)
        is_point = bool(_POINT.fullmatch(stripped) or _STEP.fullmatch(stripped))
        was_point = bool(
            here and (_POINT.fullmatch(here[0].strip()) or _STEP.fullmatch(here[0].strip()))
        )
        # A pasted text often has one line a paragraph: a long line that ends its sentence is one.
        last = here[-1].rstrip() if here else ""
        whole = len(last) > LONG_LINE and last.endswith((".", "!", "?", "…", "»"))
        if here and (alone or whole or (is_point and not was_point)):
            groups.append([])
        groups[-1].append(line)
        if alone:
            groups.append([])
    return [group for group in groups if group]


def marks_in(text: str) -> list[str]:
    """Return the numbers of the blocks that a text names, as they stand in it."""
    return [match.lower() for match in _KEPT.findall(text)]


def to_blocks(text: str, *, kept: list[Raw] | None = None) -> list[Raw]:
    """Return the raw blocks of a light markdown text.

    `kept` are the blocks of the former version, among which `{{bloc:ID}}` is looked up; a mark
    of a block that is not there is dropped.
    """
    by_id = {str(raw.get("id", "")).lower(): raw for raw in kept or []}
    found = [_one(group, by_id) for group in _groups(text)]
    return [raw for raw in found if raw is not None]


def _text_of(raw: Raw) -> str | None:
    kind, value = raw["type"], raw["value"]
    if kind == "heading":
        return f"## {value}"
    if kind == "paragraph":
        return _inline_text(str(value))
    if kind == "list":
        points = [p["value"] if isinstance(p, dict) else p for p in value.get("points", [])]
        if value.get("ordered"):
            return "\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
        return "\n".join(f"- {point}" for point in points)
    if kind == "quote":
        lines = [f"> {line}" for line in str(value["text"]).split("\n")]
        return "\n".join([*lines, f"> — {value['author']}"] if value.get("author") else lines)
    if kind == "table" and not value.get("caption"):
        return text_of(cells_of(str(value.get("rows") or ""))) or None
    return None


def to_text(blocks: list[Raw]) -> str:
    """Return the light markdown of raw blocks."""
    parts = []
    for raw in blocks:
        text = _text_of(raw)
        parts.append(f"{{{{bloc:{raw.get('id', '')}}}}}" if text is None else text)
    return "\n\n".join(parts)


def plain_paragraphs(blocks: list[Raw]) -> list[str]:
    """Return what a reader reads, one string a paragraph, heading, point or quotation.

    Other kinds of block say their words themselves: see `page_block.paragraphs`.
    """
    found: list[str] = []
    for raw in blocks:
        kind, value = raw["type"], raw["value"]
        if kind == "paragraph":
            reader = _Inline()
            reader.MARKS = {}
            reader.feed(re.sub(r"</?(?:b|i|strong|em|a)\b[^>]*>", "", str(value)))
            found += [part.strip() for part in "".join(reader.parts).split("\n\n") if part.strip()]
        elif kind == "list":
            points = value.get("points", [])
            found += [str(p["value"] if isinstance(p, dict) else p) for p in points]
        elif kind == "quote":
            found.append(" — ".join(filter(None, (value["text"], value.get("author")))))
        elif kind == "heading":
            found.append(str(value))
    return found
