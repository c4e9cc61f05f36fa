"""Four things in one sentence are a list that does not say its name."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of

FEWEST = 1  # words before the colon
LONGEST = 8  # words: a longer piece is a clause, and its commas cut no list.
_CUT = re.compile(r",| et (?=\w)")


def _parts_after_colon(sentence: str) -> int:
    """Return how many short pieces follow a colon; 0 after a label, and in what somebody says."""
    head, _, after = sentence.partition(":")
    if len(head.split()) < FEWEST or after.lstrip()[:1] in {"«", '"', "“"}:
        return 0
    pieces = _CUT.split(after)
    return len(pieces) if all(len(piece.split()) <= LONGEST for piece in pieces) else 0


def find(document: Document) -> Iterator[Hit]:
    """Find enumerations of many short parts after a colon, or by semicolons."""
    least = document.limits.list_parts
    for block in document.of_kind("lead", "paragraph"):
        if ":" not in block.text and block.text.count(";") < 3:
            continue
        for sentence in sentences_of(block.text):
            by_semicolon = sentence.text.count(";") + 1
            if by_semicolon >= 4 or _parts_after_colon(sentence.text) >= least:
                message = "Énumération cachée dans la phrase : faites-en une liste à puces."
                yield Hit(block, sentence.start, sentence.start + len(sentence.text), message)


rule = Rule(
    __name__,
    title="Liste cachée dans une phrase",
    source="Canada.ca, Guide de rédaction, « Listes »",
    class_="à vous de juger",
    find=find,
    flags=("Apportez : le carnet, la carte, deux photos, un acte de naissance et un crayon.",),
    accepts=(
        "Apportez le carnet et la carte.",
        "Horaires : 8 h à 16 h.",
        "Elle a dit : « Venez, voyez, lisez, notez, et dites-le. »",
        "2016 : un séisme a secoué toute la région au nord de Bilmari, détruit des maisons, des routes, un pont, "
        "deux écoles et un port.",
    ),
    local=True,
)
