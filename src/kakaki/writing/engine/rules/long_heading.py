"""A heading is read while the thumb scrolls: beyond two lines of a phone, nobody does."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

LONGEST = 80  # characters: two lines of a phone


def find(document: Document) -> Iterator[Hit]:
    """Find headings of more than 80 characters."""
    for block in document.of_kind("heading"):
        count = len(block.text.strip())
        if count > LONGEST:
            message = f"Intertitre de {count} signes : {LONGEST} au plus."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Intertitre trop long",
    source="webguide.belgium.be, « Titres » (60 signes ou 7 mots) ; GOV.UK, « Titles » (65 signes)",
    class_="à vérifier",
    find=find,
    flags=(
        "## Les pièces que chaque famille doit apporter au guichet de la mairie pour inscrire un enfant\n\nIci.",
    ),
    accepts=("## Les pièces à apporter\n\nIci.",),
)
