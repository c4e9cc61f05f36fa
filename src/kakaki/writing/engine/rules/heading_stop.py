"""A heading is a label, not a sentence: a full stop or a colon at its end is read aloud for nothing."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_STOP = re.compile(r"[ \u00a0\u202f]?(?:(?<![.])\.|[:;,])\s*$")
_SHORT_FORM = re.compile(r"(?:etc|[A-Z]|\b[a-z]{1,4})\.\s*$")


def find(document: Document) -> Iterator[Hit]:
    """Find headings that end with a full stop, a colon, a semicolon or a comma."""
    for block in document.of_kind("heading"):
        match = _STOP.search(block.text)
        if match and match.start() > 0 and not _SHORT_FORM.search(block.text):
            end = len(block.text.rstrip())
            yield Hit(block, match.start(), end, "Pas de ponctuation à la fin d’un intertitre.", "")


rule = Rule(
    __name__,
    title="Ponctuation à la fin d’un intertitre",
    source="Canada.ca, Guide de rédaction, « Titres » (sans ponctuation finale)",
    class_="à corriger",
    find=find,
    flags=("## Le puits est ouvert.\n\nVenez.", "## Où aller :\n\nIci."),
    accepts=("## Où aller ?\n\nIci.", "## Puits, forages, etc.\n\nIci.", "## Le puits…\n\nIci."),
)
