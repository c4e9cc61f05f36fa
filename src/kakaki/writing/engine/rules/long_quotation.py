"""A long quotation is a speech pasted in: keep the sentence that says most."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

LONGEST = 60  # words
_QUOTED = re.compile(r"«[^«»]+»")


def find(document: Document) -> Iterator[Hit]:
    """Find quotations of more than sixty words."""
    for block in document.of_kind("lead", "paragraph", "item", "quote"):
        for match in _QUOTED.finditer(block.text):
            start, end = match.span()
            count = len(block.text[start:end].replace("«", " ").replace("»", " ").split())
            if count > LONGEST:
                message = (
                    f"Citation de {count} mots : gardez la phrase la plus forte, résumez le reste."
                )
                yield Hit(block, start, end, message)


rule = Rule(
    __name__,
    title="Citation trop longue",
    source="Canada.ca, Guide de rédaction (phrases et paragraphes courts) ; GOV.UK, Style guide, « Quotes »",
    class_="à vérifier",
    find=find,
    flags=(
        "« " + "Nous avons fait ce pont pour les marchands de la ville. " * 6 + "», dit le maire.",
    ),
    accepts=("« Nous avons fait ce pont pour les marchands de la ville », dit le maire.",),
)
