"""Tell near-duplicates apart from new texts, by the letters they share."""

import hashlib
import zlib
from functools import lru_cache

from kakaki.matching.engine.facets import facets
from kakaki.matching.engine.guard import agreement
from kakaki.matching.engine.normalise import LONGEST, fold, words

GRAM = 5
LONG_GRAM = 9
"""Letters of the pieces that marks are made of: long enough to be rare in other stories."""

MARKS = 20
NEAR = 0.6
"""Share of common letter 5-grams (Jaccard) over which two texts are one story being forwarded."""

WITHIN = 0.85
"""Share of the shorter text found in the longer over which it is a part of it."""

SHORTEST = 60
"""Letters under which only equal texts are duplicates: short greetings look alike."""


def _plain(text: str) -> str:
    return " ".join(words(fold(text[:LONGEST])))


def fingerprint(text: str) -> str:
    """Return 32 hexadecimal digits, the same whatever the case, accents, signs and spaces."""
    return hashlib.sha256(_plain(text).encode("utf-8", "replace")).hexdigest()[:32]


@lru_cache(maxsize=4096)
def _shingles(plain: str) -> frozenset[int]:
    return frozenset(
        zlib.crc32(plain[i : i + GRAM].encode("utf-8", "replace"))
        for i in range(max(1, len(plain) - GRAM + 1))
    )


def similarity(one: str, other: str) -> float:
    """Return the share of letter 5-grams that two texts have in common, 0–1."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return float(first == second and bool(one.strip()) == bool(other.strip()))
    if first == second:
        return 1.0
    a, b = _shingles(first), _shingles(second)
    return len(a & b) / len(a | b)


def marks(text: str) -> tuple[int, ...]:
    """Return up to MARKS numbers of 32 bits; near-duplicates share some of them.

    They are the smallest hashes of the 9-gram letters (a bottom-k sketch, Broder 1997): texts that
    share half their 9-grams share about half their marks, wherever they were cut.
    """
    plain = _plain(text)
    if not plain:
        return ()
    grams = {
        zlib.crc32(plain[i : i + LONG_GRAM].encode("utf-8", "replace"))
        for i in range(max(1, len(plain) - LONG_GRAM + 1))
    }
    return tuple(sorted(grams)[:MARKS])


def near_duplicate(one: str, other: str) -> bool:
    """Tell whether two texts are the same message, retouched or cut.

    A changed figure, place or date, or a denial, makes another message however alike the letters.
    """
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if min(len(first), len(second)) < SHORTEST:
        return False
    a, b = _shingles(first), _shingles(second)
    common = len(a & b)
    alike = common / len(a | b) >= NEAR or common / min(len(a), len(b)) >= WITHIN
    return alike and _say_the_same(one, other)


def _say_the_same(one: str, other: str) -> bool:
    first, second, nothing = facets(one), facets(other), facets("")
    there = agreement(first, second, nothing).relation()
    return there == agreement(second, first, nothing).relation() == "same"
