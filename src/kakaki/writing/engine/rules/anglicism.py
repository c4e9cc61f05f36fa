"""An English word that has a French one is a word that fewer readers know."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    plain = {entry[0]: entry[1] for entry in entries("anglicisms")}
    words = "|".join(re.escape(word) for word in sorted(plain, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), plain


def find(document: Document) -> Iterator[Hit]:
    """Find English words with a French equivalent, outside addresses."""
    pattern, plain = _pattern()
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for match in pattern.finditer(block.text):
            around = block.text[max(0, match.start() - 1) : match.end() + 1]
            if "@" in around or "." in around[:1] or "/" in around:
                continue
            if is_speech(block.text, *match.span()):
                continue
            better = plain[match.group().lower()]
            if match.group()[0].isupper():
                better = better[0].upper() + better[1:]
            yield Hit(
                block, match.start(), match.end(), f"Mot anglais : dites « {better} ».", better
            )


rule = Rule(
    __name__,
    title="Mot anglais",
    source="FranceTerme et Commission d’enrichissement de la langue française",
    class_="à vérifier",
    find=find,
    flags=("Le ministère veut booster la production.", "Une journée sur les outils digitaux."),
    accepts=(
        "Écrivez à mail@kounta.example.",
        "Une journée sur les outils numériques.",
        "« Nous devons booster la production de riz », a dit le ministre.",
    ),
    local=True,
)
