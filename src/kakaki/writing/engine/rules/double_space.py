"""Two spaces, or a space before a comma, are slips of the hand that make a text look careless."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_PATTERN = re.compile(r"(?<=\S) {2,}(?=\S)|(?<=\w) +(?=[,.](?:\s|$))")


_MARKS = ("  ", " ,", " .")  # One of them stands wherever the pattern is found.


def find(document: Document) -> Iterator[Hit]:
    """Find doubled spaces and spaces before a comma or a full stop."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        if not any(mark in block.text for mark in _MARKS):
            continue
        for match in _PATTERN.finditer(block.text):
            following = block.text[match.end()]
            fix = "" if following in ",." else " "
            yield Hit(block, match.start(), match.end(), "Espace en trop.", fix)


rule = Rule(
    __name__,
    title="Espace en trop",
    source="Imprimerie nationale, Lexique des règles typographiques, « Espaces »",
    class_="à corriger",
    find=find,
    flags=("Le puits  est ouvert.", "Le puits , la pompe."),
    accepts=("Le puits est ouvert, la pompe aussi.",),
    local=True,
)
