"""The curly apostrophe is the one of print; the straight one is a measure of minutes."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.profiles import TYPESET
from kakaki.writing.engine.rule import Hit, Rule

_PATTERN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def find(document: Document) -> Iterator[Hit]:
    """Find straight apostrophes between letters; one finding for each, each with its fix."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        if "'" not in block.text:
            continue
        for match in _PATTERN.finditer(block.text):
            message = "Utilisez l’apostrophe courbe."
            yield Hit(block, match.start(), match.end(), message, "’")


rule = Rule(
    __name__,
    title="Apostrophe droite",
    source="Imprimerie nationale, Lexique des règles typographiques, « Apostrophe »",
    class_="à corriger",
    find=find,
    flags=("L'hôpital ouvre lundi 3 mars.",),
    accepts=("L’hôpital ouvre lundi 3 mars.", "Un mur de 6' de haut."),
    profiles=TYPESET,
    local=True,
)
