"""Write rows for a spreadsheet in such a way that no cell of it can act."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

# Excel, LibreOffice and Google Sheets calculate a cell that begins so, once blanks are taken off.
_ACTS: Final = frozenset("=+-@|%\t\r\n＝＋－＠")
# Excel in French reads semicolons, and UTF-8 only after this mark.
MARK: Final = "\ufeff"


def safe_cell(text: str) -> str:
    """Return the text with an apostrophe before it when a spreadsheet would calculate it."""
    plain = text.replace("\0", "")
    bare = plain.lstrip(" \u00a0\u202f")
    return f"'{plain}" if bare[:1] in _ACTS and bare else plain


def lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a file for spreadsheets: every cell quoted, safe, apart by semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL)
    buffer.write(MARK)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
