"""One currency, one name: « Frs », « Fcfa » and « XOF » make people wonder whether they differ."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, SPACE, WRITTEN
from kakaki.writing.engine.rule import Hit, Rule

NAME = "FCFA"
_AMOUNT = rf"(?:\d|\bmillions?|\bmilliards?|\bmille)(?:{SPACE}de)?"
_OTHER = re.compile(
    rf"(?P<amount>{_AMOUNT})(?P<gap>{SPACE}?)(?P<name>Frs?\.?{SPACE}?CFA|frs\.?(?:{SPACE}?cfa)?|FRS(?:{SPACE}?CFA)?|"
    r"F\.\s?CFA|F\.C\.F\.A\.?|Fcfa|fcfa|FcfA|f\.?\s?cfa|XOF|FCFA)(?!\w)"
)

_MARKS = ("CFA", "cfa", "XOF", "FRS", "Frs", "frs ")


def find(document: Document) -> Iterator[Hit]:
    """Find other spellings of the CFA franc after an amount, and « FCFA » glued to it."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not any(mark in text for mark in _MARKS):
            continue
        for match in _OTHER.finditer(text):
            if match["name"] == NAME and match["gap"]:
                continue
            start = match.start("gap")
            message = f"Écrivez « {NAME} » partout, après une espace."
            yield Hit(block, start, match.end(), message, f"{HARD}{NAME}")


rule = Rule(
    __name__,
    title="Nom de la monnaie",
    source="BCEAO, usage de « FCFA » et de « francs CFA » ; GOV.UK, Style guide, « Money » (un seul nom)",
    class_="à corriger",
    find=find,
    flags=(
        "Le sac coûte 12 500 Frs CFA.",
        "Un don de 3 millions de F.CFA.",
        "Le timbre coûte 500FCFA.",
        "Une amende de 5 000 XOF.",
    ),
    accepts=(
        "Le sac coûte 12 500 FCFA.",
        "Le sac coûte 12 500 francs CFA.",
        "Le sac coûte 12 500 F CFA.",
        "La zone CFA compte 14 pays.",
        "La ville a 12 CFA pour les apprentis.",
    ),
)
