"""Cut the text of a table into cells, and write cells as that text."""


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of each line, every line as long as the longest.

    Cells are separated by « | », or by the tabulations that a spreadsheet puts on the clipboard.
    """
    rows: list[list[str]] = []
    for line in text.splitlines():
        if not line.strip(" |\t"):
            continue
        if "|" in line:
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        else:
            rows.append([cell.strip() for cell in line.split("\t")])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def text_of(rows: list[list[str]]) -> str:
    """Return the lines of a table, cells separated by « | »."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
