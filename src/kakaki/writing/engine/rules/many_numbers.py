"""Nobody keeps six figures in mind: a table or a list lets people look for theirs."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import MONTHS, places_of, with_digits
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of

LIMIT = 6  # figures in a sentence
_FIGURE = re.compile(
    rf"\d{{1,2}}(?:er)?[ \u00a0](?:{'|'.join(MONTHS)})(?:[ \u00a0]\d{{4}})?|(?<![\w/-])\d+(?:[ \u00a0\u202f.,/:-]?\d+)*"
)


def find(document: Document) -> Iterator[Hit]:
    """Find sentences that hold six figures or more; a date, an hour or a telephone counts once."""
    for block in with_digits(document):
        if block.kind in {"title", "heading"} or len(places_of(block.text)) < LIMIT:
            continue
        for sentence in sentences_of(block.text):
            count = len(_FIGURE.findall(sentence.text))
            # Addresses and markup that readers left in place are no prose.
            if count >= LIMIT and not any(mark in sentence.text for mark in ("<", "://", "|")):
                message = f"{count} nombres dans une phrase : une liste ou un tableau se lit mieux."
                yield Hit(block, sentence.start, sentence.start + len(sentence.text), message)


rule = Rule(
    __name__,
    title="Phrase pleine de nombres",
    source="FALC (Inclusion Europe), « Chiffres » ; Canada.ca, Guide de rédaction, « Tableaux »",
    class_="à vous de juger",
    find=find,
    flags=(
        "Le sac coûte 100 à Bilmari, 120 à Gao, 130 à Dosso, 140 à Kouré, 150 à Tassara et 160 ici.",
    ),
    accepts=("Le 3 mars 2026 de 8 h à 16 h, appelez le 20 72 00 00 ou le 20 72 00 01.",),
)
