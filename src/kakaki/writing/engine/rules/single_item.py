"""A list of one is a sentence with a bullet before it."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lists import lists_of
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find lists that have only one item."""
    for items in lists_of(document):
        if len(items) == 1 and items[0].text.strip():
            message = "Une liste d’un seul élément : écrivez une phrase."
            yield Hit(items[0], 0, len(items[0].text), message)


rule = Rule(
    __name__,
    title="Liste d’un seul élément",
    source="Canada.ca, Guide de rédaction, « Listes » (dès plus de deux éléments)",
    class_="à vous de juger",
    find=find,
    flags=("Apportez :\n\n- le carnet\n\nVenez tôt.",),
    accepts=("Apportez :\n\n- le carnet\n- la carte\n\nVenez tôt.",),
)
