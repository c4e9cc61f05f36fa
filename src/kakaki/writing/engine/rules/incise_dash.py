"""A hyphen joins words; what stands apart in a sentence is marked by a dash."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import is_address
from kakaki.writing.engine.rule import Hit, Rule

_DASH = re.compile(r"(?<=[^\W_A-Z] )-{1,2}(?= [a-zà-ÿ])")


def find(document: Document) -> Iterator[Hit]:
    """Find hyphens between spaces before a small letter; labels and ranges are left alone."""
    for block in document.blocks:
        text = block.text
        if block.kind not in {"lead", "paragraph", "quote"} or " -" not in text:
            continue
        for match in _DASH.finditer(text):
            around = text[match.start() - 2] + text[match.end() + 1]
            if not around.isdigit() and not is_address(text, match.start()):
                yield Hit(block, match.start(), match.end(), "Mettez un tiret, « – ».", "–")


rule = Rule(
    __name__,
    title="Trait d’union au lieu d’un tiret",
    source="Imprimerie nationale, Lexique des règles typographiques, « Tirets »",
    class_="à corriger",
    find=find,
    flags=("Le puits - le seul du village - est ouvert.",),
    accepts=("Le puits – le seul du village – est ouvert.", "Un porte-monnaie.", "De 10 - 20 ans."),
)
