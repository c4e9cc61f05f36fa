"""Formulas of the administration lengthen a text and say nothing more than a plain word."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the longest word of each formula, its pattern and its plain replacement."""
    found = []
    for entry in entries("formulas"):
        words = re.escape(entry[0]).replace("’", "[’']").replace(r"\ ", r"\s+")
        if words.endswith("de"):
            words = words[:-1] + r"(?:e\b|[’'])"
        plain = entry[1] if len(entry) > 1 else ""
        found.append(
            (
                max(re.findall(r"\w+", entry[0].lower()), key=len),
                re.compile(
                    rf"\b{words}" + ("" if words.endswith(")") else r"(?!\w)"), re.IGNORECASE
                ),
                plain,
            )
        )
    return tuple(found)


def find(document: Document) -> Iterator[Hit]:
    """Find formulas that have a plain replacement; the officer chooses the words that fit."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        # Looking for one word costs a tenth of a pattern, and most texts hold few of them.
        lower = block.text.lower()
        for word, pattern, plain in _patterns():
            if word not in lower:
                continue
            for match in pattern.finditer(block.text):
                if is_speech(block.text, *match.span()):
                    continue
                advice = f"essayez « {plain} »" if plain else "supprimez-la"
                message = f"Formule administrative : {advice}."
                yield Hit(block, match.start(), match.end(), message)


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
    ),
    accepts=(
        "La route est fermée, car le pont est abîmé.",
        "« Le pont est fermé eu égard à son état », a dit le chef du chantier.",
    ),
    local=True,
)
