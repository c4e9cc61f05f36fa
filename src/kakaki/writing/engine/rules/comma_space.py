"""A comma leans on the word before and leaves a space after: « mot, suite »."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_GLUED = re.compile(r",(?<=[a-zà-ÿ»)],)(?=[^\W\d_]{2}|«)")
_FLOATING = re.compile(r"(?<=\w)[ \u00a0]+,(?=[^\W\d_])")


def find(document: Document) -> Iterator[Hit]:
    """Find commas glued to the next word, and those that stand on it after a space."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or "," not in text:
            continue
        for pattern in (_FLOATING, _GLUED) if " ," in text or "\u00a0," in text else (_GLUED,):
            for match in pattern.finditer(text):
                if not is_address(text, match.start()):
                    message = "La virgule touche le mot d’avant ; une espace la suit."
                    yield Hit(block, match.start(), match.end(), message, ", ")


rule = Rule(
    __name__,
    title="Espace après la virgule",
    source="Imprimerie nationale, Lexique des règles typographiques, « Ponctuation »",
    class_="à corriger",
    find=find,
    flags=("Le puits,la pompe.", "Le puits ,la pompe."),
    accepts=("Le puits, la pompe.", "Un taux de 3,5 %.", "https://a.example/b,cd"),
)
