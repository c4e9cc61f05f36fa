"""Four things in one sentence are a list that does not say its name."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of


def find(document: Document) -> Iterator[Hit]:
    """Find enumerations of many parts after a colon or by semicolons."""
    least = document.limits.list_parts
    for block in document.of_kind("lead", "paragraph"):
        for sentence in sentences_of(block.text):
            after = sentence.text.partition(":")[2] or ""
            by_colon = len(re.split(r",| et (?=\w)", after)) if after else 0
            by_semicolon = sentence.text.count(";") + 1
            if by_colon >= least or by_semicolon >= 4:
                message = "Énumération cachée dans la phrase : faites-en une liste à puces."
                yield Hit(block, sentence.start, sentence.start + len(sentence.text), message)


rule = Rule(
    __name__,
    title="Liste cachée dans une phrase",
    source="Canada.ca, Guide de rédaction, « Listes »",
    class_="à vous de juger",
    find=find,
    flags=("Apportez : le carnet, la carte, deux photos, un acte de naissance et un crayon.",),
    accepts=("Apportez le carnet et la carte.", "Horaires : 8 h à 16 h."),
    local=True,
)
