"""An order from behind a desk frightens those who obey and annoys the others; « you » helps both."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    if phrase.advice.startswith(("(", "sinon (")):
        return f"Menace : remplacez par ce que le lecteur doit savoir {phrase.advice}."
    if not phrase.plain:
        return "Menace ou formule creuse : supprimez-la, dites ce que le lecteur doit faire."
    return f"Ton d’ordre : parlez au lecteur, « {phrase.advice} »."


def find(document: Document) -> Iterator[Hit]:
    """Find orders that can be said to the reader."""
    return hits(document, "injunctions", _message)


rule = Rule(
    __name__,
    title="Ordre ou menace",
    source="Canada.ca, Guide de rédaction, « Ton » ; Commission européenne, Rédiger clairement (adressez-vous au lecteur)",
    class_="à vous de juger",
    find=find,
    flags=(
        "Il est formellement interdit de traverser le pont.",
        "Le public est tenu de faire la queue.",
        "Les retardataires s’exposent à des sanctions.",
        "L’inscription se fait sans exception ni réserve.",
    ),
    accepts=(
        "Vous ne devez pas traverser le pont.",
        "Le public tient la porte ouverte.",
    ),
)
