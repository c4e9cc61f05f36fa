"""Without headers, a screen reader says « 12, 40, 7 » and nobody knows of what."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.tables import tables_of


def find(document: Document) -> Iterator[Hit]:
    """Find tables of two rows and two columns or more without any header."""
    for table in tables_of(document):
        if table.rows > 1 and table.columns > 1 and not table.has_headers:
            message = "Tableau sans en-têtes : dites ce que contient chaque colonne."
            yield Hit(table.cell, 0, len(table.cell.text), message)


rule = Rule(
    __name__,
    title="Tableau sans en-têtes",
    source="WCAG 2.2, critère 1.3.1 ; RGAA 4.1, 5.6",
    class_="à corriger",
    find=find,
    flags=("<table><tr><td>Riz</td><td>500</td></tr><tr><td>Mil</td><td>400</td></tr></table>",),
    accepts=(
        "<table><tr><th>Grain</th><th>Prix</th></tr><tr><td>Mil</td><td>400</td></tr></table>",
        "Le prix du riz est affiché.",
    ),
    field="html",
)
