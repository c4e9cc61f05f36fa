"""Know a place of a text again by the words around it, whatever is written elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kakaki.writing.engine.rule import Finding

AROUND = 4  # words on each side
REACH = 80  # characters that may hold them
OWN_PLACE = 6  # words: so many say by themselves where they stand.
_SIGNS = str.maketrans({"'": "’", "\u00a0": " ", "\u202f": " ", "*": " "})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule found something: its field, its words, and a few words on each side."""

    rule: str
    field: str
    words: str
    before: str
    after: str


def _folded(text: str) -> list[str]:
    return re.sub(r"\s+", " ", text.translate(_SIGNS)).strip().split(" ")


def place_of(finding: Finding, sources: Mapping[str, str]) -> Place:
    """Return the place of a finding; typographic mends beside it leave it the same."""
    text = sources.get(finding.field, "")
    start, end = finding.span.start, finding.span.end
    before = _folded(text[max(0, start - REACH) : start])[-AROUND:]
    after = _folded(text[end : end + REACH])[:AROUND]
    words = " ".join(_folded(finding.excerpt))
    return Place(finding.rule, finding.field, words, " ".join(before), " ".join(after))


def nearness(one: Place, other: Place) -> int:
    """Return how surely two places are the same one: 0 when they are not, 3 when all agrees."""
    if (one.rule, one.field, one.words) != (other.rule, other.field, other.words):
        return 0
    sides = (one.before == other.before) + (one.after == other.after)
    return sides + (len(one.words.split()) >= OWN_PLACE)


def known_again(found: Sequence[Place], kept: Mapping[str, Place]) -> dict[int, str]:
    """Return which found places are kept ones: the number of the found, the name of the kept.

    Each kept place is known again once at most, where it agrees best.
    """
    scores = [
        (nearness(place, one), number, name)
        for name, one in kept.items()
        for number, place in enumerate(found)
    ]
    settled: dict[int, str] = {}
    for score, number, name in sorted(scores, key=lambda row: -row[0]):
        if score and number not in settled and name not in settled.values():
            settled[number] = name
    return settled
