"""The same idea said twice makes the reader look for a difference that is not there."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    return f"Deux fois la même idée : « {phrase.advice} » suffit."


def find(document: Document) -> Iterator[Hit]:
    """Find words that repeat what their neighbour says, and offer what is enough."""
    return hits(document, "pleonasms", _message, mends=True)


rule = Rule(
    __name__,
    title="Pléonasme",
    source="Académie française, « Dire, ne pas dire » ; Office québécois de la langue française, Vitrine linguistique",
    class_="à vérifier",
    find=find,
    flags=(
        "La réunion est prévue à l’avance.",
        "Au jour d’aujourd’hui, le dépôt est ouvert.",
        "Il faut collaborer ensemble.",
        "La rumeur s’avère vraie.",
    ),
    accepts=(
        "La réunion est prévue.",
        "Le dépôt est ouvert aujourd’hui même.",
        "Réservez votre place à l’avance.",
    ),
)
