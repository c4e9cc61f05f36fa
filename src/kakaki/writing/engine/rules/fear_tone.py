"""Fear freezes or makes people look away: say the danger, then what to do."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    return f"« {phrase.written} » fait peur sans aider. Dites le danger, puis ce qu’il faut faire."


def find(document: Document) -> Iterator[Hit]:
    """Find words that frighten and do not help to act."""
    return hits(document, "alarming_words", _message)


rule = Rule(
    __name__,
    title="Ton qui fait peur",
    source="OMS, Communiquer sur les risques en situation d’urgence sanitaire (2018)",
    class_="à vous de juger",
    find=find,
    flags=(
        "La rougeole est un fléau mortel.",
        "Cette terrible maladie revient.",
        "L’épidémie est hors de contrôle.",
    ),
    accepts=(
        "La rougeole peut tuer : faites vacciner votre enfant.",
        "Un passager hors du contrôle technique.",
    ),
)
