"""A sign that begins a line alone, or a number cut from its unit, is misread on a narrow screen."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import places_of
from kakaki.writing.engine.profiles import TYPESET
from kakaki.writing.engine.rule import Hit, Rule

HARD, THIN = "\u00a0", "\u202f"
_MISSING = re.compile(r"([;:!?])(?<=[^\W\d_»)].)(?=\s|$)")
_UNIT = re.compile(
    r" (?<=\d )(?=(?:%|FCFA|F\b|€|km|m²|m³|kg|g\b|ha|cm|mm|litres?|h\b|min\b|janvier|février|mars|avril|"
    r"mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b|%)"
)
_THOUSANDS = re.compile(r" (?<=\d )(?=\d{3}\b)")
_TITLE = re.compile(r"\b(?:M\.|Mme|Dr|n°|art\.|p\.) (?=\S)")


def find(document: Document) -> Iterator[Hit]:
    """Find signs glued to the word before, and spaces where a line must not break."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        text = block.text
        for match in _MISSING.finditer(text):
            if text[max(0, match.start() - 6) : match.start()].startswith(("http", "https")):
                continue
            space = HARD if match[1] == ":" else THIN
            message = f"Il faut une espace avant « {match[1]} », qui ne se coupe pas."
            yield Hit(block, match.start(), match.end(), message, space + match[1])
        for pattern in (_UNIT, _THOUSANDS) if places_of(text) else ():
            for match in pattern.finditer(text):
                message = "Ce nombre et ce qui le suit peuvent être coupés en fin de ligne."
                yield Hit(block, match.start(), match.end(), message, HARD)


rule = Rule(
    __name__,
    title="Signe ou nombre coupé en fin de ligne",
    source="Imprimerie nationale, Lexique des règles typographiques, « Ponctuation », « Nombres »",
    class_="à vérifier",
    find=find,
    flags=("Attention: la route est coupée.", "Le sac coûte 13 500 FCFA."),
    accepts=(
        "Attention\u00a0: la route est coupée.",
        "Le sac coûte 13\u00a0500\u00a0FCFA.",
        "Lisez https://sante.kounta.example/a?b=c pour en savoir davantage.",
    ),
    profiles=TYPESET,
    local=True,
)
