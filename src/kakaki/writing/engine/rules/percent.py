"""« 20 % » is read at once; « 20 p. 100 » is an old habit and « 20% » breaks or sticks."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, SPACE, is_address, with_digits
from kakaki.writing.engine.rule import Hit, Rule

_GLUED = re.compile(r"(?<=\d)%(?![\w%])")
_OLD = re.compile(
    rf"(?<=\d){SPACE}?(?:p\.{SPACE}?(?:100\b|cent\b|c\.)|p\.?c\.(?=\s)|pour{SPACE}100\b|pourcents?\b)"
)


def find(document: Document) -> Iterator[Hit]:
    """Find the sign % glued to its number, and « p. 100 », « pour 100 », « pourcent »."""
    for block in with_digits(document):
        text = block.text
        if "%" in text:
            for match in _GLUED.finditer(text):
                if not is_address(text, match.start()):
                    message = "Il faut une espace avant « % », qui ne se coupe pas."
                    yield Hit(block, match.start(), match.end(), message, f"{HARD}%")
        if "p." in text or "pour" in text or "pc" in text:
            for match in _OLD.finditer(text):
                yield Hit(block, match.start(), match.end(), "Écrivez « % ».", f"{HARD}%")


rule = Rule(
    __name__,
    title="Pourcentage mal écrit",
    source="Canada.ca, Guide de rédaction, « Pourcentages » ; BIPM, Le Système international d’unités, 5.4.7",
    class_="à corriger",
    find=find,
    flags=("Le taux atteint 20%.", "Le taux atteint 20 p. 100."),
    accepts=("Le taux atteint 20\u00a0%.", "https://a.example/b%20c 5", "Trois élèves pour cent."),
)
