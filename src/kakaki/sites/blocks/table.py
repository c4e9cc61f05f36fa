"""Figures in lines and columns, pasted as they come from a spreadsheet."""

from typing import Any

from wagtail.blocks import CharBlock, StructBlock, StructValue, TextBlock

from kakaki.sites.engine.table import cells_of
from kakaki.sites.page_block import PageBlock


class TableValue(StructValue):
    """A table, cut into cells for the template."""

    @property
    def head(self) -> list[str]:
        """Return the titles of the columns."""
        return self._cells()[0] if self._cells() else []

    @property
    def lines(self) -> list[list[str]]:
        """Return the cells of each line below the titles."""
        return self._cells()[1:]

    def _cells(self) -> list[list[str]]:
        return cells_of(self.get("rows") or "")


class TableBlock(StructBlock):
    """Rows typed or pasted as text."""

    caption = CharBlock(label="Titre du tableau", required=False, max_length=200)
    rows = TextBlock(
        label="Lignes",
        help_text="Une ligne par rangée. Séparez les cases par « | », ou collez depuis un tableur."
        " La première ligne donne les titres des colonnes.",
    )

    class Meta:
        value_class = TableValue


def words(value: Any) -> list[str]:
    """Return the title of the table, then its lines."""
    lines = [" | ".join(cells) for cells in cells_of(str(value.get("rows") or ""))]
    return [line for line in [str(value.get("caption") or ""), *lines] if line]


block = PageBlock(__name__, "Tableau", TableBlock(), order=25, words=words)
