"""A text that asks for years at university shuts out most of those whom it concerns."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.readability import readability
from kakaki.writing.engine.rule import Hit, Rule

LONG = 18  # words a sentence; below, it is the words that are long.


def find(document: Document) -> Iterator[Hit]:
    """Find a text whose band is « difficile »; the finding stands at the end, after all the others."""
    figures = readability(document)
    last = next((b for b in reversed(document.blocks) if b.text.strip()), None)
    if figures is None or last is None or figures.band != "difficile":
        return
    mean = round(figures.words / figures.sentences)
    message = (
        f"Texte difficile : {mean} mots par phrase en moyenne. Coupez d’abord les phrases signalées"
        " plus haut."
        if mean > LONG
        else "Texte difficile : beaucoup de mots longs. Remplacez-les par des verbes et des mots de tous les jours."
    )
    end = len(last.text)
    yield Hit(last, end, end, message)


rule = Rule(
    __name__,
    title="Texte difficile dans son ensemble",
    source="Kandel et Moles, « Application de l’indice de Flesch à la langue française » (1958) ; FALC (Inclusion Europe)",
    class_="à vous de juger",
    find=find,
    flags=(
        "L’opérationnalisation de la planification institutionnelle nécessite une harmonisation préalable "
        "des procédures administratives décentralisées et une mobilisation considérable des organisations. "
        * 6,
    ),
    accepts=("Le puits est ouvert. Les familles y vont tôt. L’eau est bonne. " * 10, "Le puits."),
)
