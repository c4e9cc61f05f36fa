"""French decimals have a comma: « 3.5 % » is that of a spreadsheet in English."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import at_digits, is_address
from kakaki.writing.engine.rule import Hit, Rule

_POINT = re.compile(
    r"(?<![\w.,/:-])(\d{1,3})\.(\d{1,2})(?=[ \u00a0\u202f]?(?:%|€|°C|(?:millions?|milliards?|km|kg|m²|ha|"
    r"litres?|tonnes?|hectares?|kilomètres?|mètres?)\b))"
)


def find(document: Document) -> Iterator[Hit]:
    """Find a point between a number and its decimals, before a percentage, a scale or a unit."""
    for block, match in at_digits(document, _POINT):
        if not is_address(block.text, match.start()):
            better = f"{match[1]},{match[2]}"
            message = f"Les décimales suivent une virgule : « {better} »."
            yield Hit(block, match.start(), match.end(), message, better)


rule = Rule(
    __name__,
    title="Point au lieu de la virgule décimale",
    source="Imprimerie nationale, Lexique des règles typographiques, « Nombres » ; BIPM, 5.4.4",
    class_="à corriger",
    find=find,
    flags=("Le taux est de 3.5 %.", "Un don de 1.2 milliard."),
    accepts=("Le taux est de 3,5 %.", "La version 3.5 est prête.", "Le chapitre 2.1 du plan."),
)
