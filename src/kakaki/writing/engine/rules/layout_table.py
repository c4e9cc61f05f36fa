"""A table that only sets words side by side is read in the wrong order, and does not fit a phone."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.tables import tables_of


def find(document: Document) -> Iterator[Hit]:
    """Find tables of one row or of one column without headers."""
    for table in tables_of(document):
        if (table.rows == 1 or table.columns == 1) and not table.has_headers:
            message = "Ce tableau n’a qu’une ligne ou qu’une colonne : écrivez des paragraphes ou une liste."
            yield Hit(table.cell, 0, len(table.cell.text), message)


rule = Rule(
    __name__,
    title="Tableau de mise en page",
    source="RGAA 4.1, 5.3 ; Canada.ca, Guide de rédaction, « Tableaux »",
    class_="à vérifier",
    find=find,
    flags=("<table><tr><td>Le puits est ouvert.</td><td>La pompe marche.</td></tr></table>",),
    accepts=(
        "<table><tr><th>Grain</th><th>Prix</th></tr><tr><td>Mil</td><td>400</td></tr></table>",
        "<table><tr><td>Riz</td><td>500</td></tr><tr><td>Mil</td><td>400</td></tr></table>",
    ),
    field="html",
)
