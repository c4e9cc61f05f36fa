"""Two words that sound alike: the wrong one makes the whole text look careless."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    return f"Écrivez « {phrase.advice} » : ces deux mots se prononcent pareil."


def find(document: Document) -> Iterator[Hit]:
    """Find words whose neighbour leaves no doubt that another was meant."""
    return hits(document, "homophones", _message, mends=True)


rule = Rule(
    __name__,
    title="Mot confondu avec un autre",
    source="Académie française, Dictionnaire, 9e édition ; Office québécois de la langue française, « Homophones »",
    class_="à corriger",
    find=find,
    flags=(
        "La réunion c’est tenue à Tassara.",
        "Se dernier a parlé.",
        "Cet année, le dépôt est gratuit.",
        "S’est pourquoi le marché ferme.",
    ),
    accepts=(
        "La réunion s’est tenue à Tassara.",
        "C’est dit.",
        "Ce dernier a parlé.",
        "Quand à midi le marché ferme, la rue se vide.",
    ),
)
