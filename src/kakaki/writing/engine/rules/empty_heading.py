"""« Introduction » could head any text: a heading says what its part teaches."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_EMPTY = re.compile(
    r"\W*(?:\d+[.)]?\s*|[IVX]+[.)]\s*)?(?:introduction|généralités?|divers|conclusions?|contexte(?: général)?|"
    r"préambule|présentation|autres?|informations?(?: générales?| diverses?)?|remarques?|notes?|suite|"
    r"développement|bon à savoir|en savoir plus|pour en savoir plus|contenu|texte|article)\W*",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find headings made only of a word that fits any text."""
    for block in document.of_kind("heading"):
        if len(block.text) < 40 and _EMPTY.fullmatch(block.text):
            message = "Cet intertitre ne dit rien de sa partie. Écrivez ce qu’on y apprend."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Intertitre qui ne dit rien",
    source="Canada.ca, Guide de rédaction, « Titres » (titres uniques et descriptifs) ; WCAG 2.2, critère 2.4.6",
    class_="à vérifier",
    find=find,
    flags=("## Introduction\n\nLe puits est ouvert.", "## Divers\n\nLe puits est ouvert."),
    accepts=(
        "## Où sont les puits\n\nLe puits est ouvert.",
        "## Introduction du riz étuvé\n\nBon.",
    ),
)
