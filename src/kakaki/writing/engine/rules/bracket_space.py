"""Brackets hold their words without a space, so that no line ends with « ( »."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_INNER = re.compile(r"(?<=\()[ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+(?=\))")


def find(document: Document) -> Iterator[Hit]:
    """Find spaces after « ( » and before « ) »."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not ("( " in text or " )" in text):
            continue
        for match in _INNER.finditer(text):
            if not is_address(text, match.start() - 1):
                message = "Pas d’espace à l’intérieur des parenthèses."
                yield Hit(block, match.start(), match.end(), message, "")


rule = Rule(
    __name__,
    title="Espace dans une parenthèse",
    source="Imprimerie nationale, Lexique des règles typographiques, « Parenthèses »",
    class_="à corriger",
    find=find,
    flags=("Le puits ( ouvert en mars ) marche.",),
    accepts=("Le puits (ouvert en mars) marche.",),
)
