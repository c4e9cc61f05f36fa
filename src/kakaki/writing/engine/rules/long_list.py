"""Beyond a screen, a list is a wall again: groups with headings let people find theirs."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lists import lists_of
from kakaki.writing.engine.rule import Hit, Rule

LIMIT = 10  # items; the guide asks for seven, a list of places may well have a few more.


def find(document: Document) -> Iterator[Hit]:
    """Find lists of more than ten items."""
    for items in lists_of(document):
        if len(items) > LIMIT:
            message = f"Liste de {len(items)} éléments : faites des groupes de sept au plus, chacun avec son intertitre."
            yield Hit(items[0], 0, len(items[0].text), message)


rule = Rule(
    __name__,
    title="Liste trop longue",
    source="Canada.ca, Guide de rédaction, « Listes » (sept éléments)",
    class_="à vous de juger",
    find=find,
    flags=("\n".join(f"- le puits {n}" for n in range(12)),),
    accepts=("\n".join(f"- le puits {n}" for n in range(7)),),
)
