"""Filler words cost the reader time and give nothing back."""

from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


@cache
def _at_the_head() -> frozenset[str]:
    """Return the words that are filler at the head of a sentence only."""
    return frozenset(entry[0] for entry in entries("verbal_tics") if entry[1:] == ("début",))


def _message(phrase: Phrase) -> str:
    return f"« {phrase.written} » n’apprend rien : supprimez ces mots."


def find(document: Document) -> Iterator[Hit]:
    """Find words that can go without loss."""
    for hit in hits(document, "verbal_tics", _message):
        written = hit.block.text[hit.start : hit.end]
        if written[0].isupper() or written.lower().replace("'", "’") not in _at_the_head():
            yield hit


rule = Rule(
    __name__,
    title="Mots de remplissage",
    source="Commission européenne, Rédiger clairement (supprimez les mots inutiles) ; Canada.ca, Guide de rédaction",
    class_="à vous de juger",
    find=find,
    flags=(
        "Force est de constater que la route est fermée.",
        "À cet égard, le dépôt est gratuit.",
    ),
    accepts=(
        "La route est fermée.",
        "Merci pour votre travail à cet égard.",
    ),
)
