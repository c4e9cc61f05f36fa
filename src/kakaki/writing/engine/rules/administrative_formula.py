"""Formulas of the administration lengthen a text and say nothing more than a plain word."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    advice = f"essayez « {phrase.advice} »" if phrase.plain else "supprimez-la"
    return f"Formule administrative : {advice}."


def find(document: Document) -> Iterator[Hit]:
    """Find formulas that have a plain replacement; the officer chooses the words that fit."""
    return hits(document, "formulas", _message)


rule = Rule(
    __name__,
    title="Formule administrative",
    source="Commission européenne, Rédiger clairement, conseil 7 ; UEMOA, Lignes directrices de légistique, § 422",
    class_="à vous de juger",
    find=find,
    flags=(
        "La route est fermée eu égard à l’état du pont.",
        "Les agents sont tenus de porter un badge.",
        "Dans le cadre d’une campagne, le vaccin est gratuit.",
        "Les pièces susvisées sont remises au guichet.",
    ),
    accepts=(
        "La route est fermée, car le pont est abîmé.",
        "« Le pont est fermé eu égard à son état », a dit le chef du chantier.",
    ),
    local=True,
)
