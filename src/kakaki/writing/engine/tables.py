"""The tables of a page of HTML, found in its source: readers keep only the words of cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kakaki.writing.engine.blocks import Block, Document

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b.*?(?=<tr\b|</table)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_HEADER = re.compile(r"<th\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a source: its first cell with words, its rows, its columns, its headers."""

    cell: Block
    rows: int
    columns: int
    has_headers: bool


def tables_of(document: Document) -> Iterator[Table]:
    """Return the tables that hold words; nested tables count as part of the outer one."""
    cells = [block for block in document.blocks if block.kind == "cell" and block.text.strip()]
    if not cells:
        return
    for field, source in document.sources.items():
        for match in _TABLE.finditer(source):
            inside = (
                cell
                for cell in cells
                if cell.field == field and match.start() <= cell.source_offset(0) < match.end()
            )
            first = next(inside, None)
            if first is None:
                continue
            rows = [len(_CELL.findall(row.group())) for row in _ROW.finditer(match.group())]
            has_headers = _HEADER.search(match.group()) is not None
            yield Table(first, len(rows), max(rows, default=0), has_headers)
