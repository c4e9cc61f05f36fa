"""« It is advisable to » hides who must act: the reader does not know that it is they."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    if not phrase.plain:
        return "Tournure impersonnelle : supprimez-la, dites directement la suite."
    return f"Tournure impersonnelle : essayez « {phrase.advice} », ou dites qui agit."


def find(document: Document) -> Iterator[Hit]:
    """Find impersonal turns that have a plain verb."""
    return hits(document, "weak_verbs", _message, mends=True)


rule = Rule(
    __name__,
    title="Tournure impersonnelle",
    source="Commission européenne, Rédiger clairement (préférez les verbes, dites qui agit) ; Canada.ca, Guide de rédaction, « Verbes »",
    class_="à vous de juger",
    find=find,
    flags=(
        "Il convient d’apporter une pièce d’identité.",
        "Il y a lieu de payer au guichet.",
        "Il est rappelé que le dépôt est gratuit.",
    ),
    accepts=(
        "Apportez une pièce d’identité.",
        "Il faut payer au guichet.",
    ),
)
