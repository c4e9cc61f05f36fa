"""Three sentences that begin alike sound like a list read aloud: make it one, or vary."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of

TIMES = 3  # sentences in a row
_FIRST = re.compile(r"[«\"\s]*([^\W\d_]+)(?:\s+([^\W\d_]+))?")
# An article says nothing alone: the word after it must be the same too.
_ARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "ce",
        "cette",
        "ces",
        "cet",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "notre",
        "nos",
        "d",
        "en",
        "à",
    ]
)


def _opening(sentence: str) -> str:
    match = _FIRST.match(sentence)
    if match is None:
        return ""
    first = match[1].lower()
    return f"{first} {(match[2] or '').lower()}" if first in _ARTICLES else first


def find(document: Document) -> Iterator[Hit]:
    """Find three sentences in a row, of one paragraph, that begin with the same word."""
    for block in document.of_kind("lead", "paragraph"):
        sentences = sentences_of(block.text)
        if len(sentences) < TIMES:
            continue
        openings = [_opening(sentence.text) for sentence in sentences]
        run = 1
        for number in range(1, len(openings)):
            run = run + 1 if openings[number] and openings[number] == openings[number - 1] else 1
            if run == TIMES:
                place = sentences[number]
                word = openings[number].split()[0]
                message = f"Trois phrases de suite commencent par « {word} » : variez, ou faites une liste."
                yield Hit(block, place.start, place.start + len(place.text), message)


rule = Rule(
    __name__,
    title="Phrases qui commencent pareil",
    source="Yoast SEO, « Consecutive sentences » (trois débuts identiques) ; Canada.ca, Guide de rédaction, « Listes »",
    class_="à vous de juger",
    find=find,
    flags=("Il ouvre à 8 h. Il ferme à midi. Il rouvre à 14 h.",),
    accepts=(
        "Il ouvre à 8 h. Il ferme à midi. Le soir, il rouvre.",
        "Le marché ouvre. Le puits ferme. Le pont est coupé.",
    ),
)
