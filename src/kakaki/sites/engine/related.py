"""Say which texts are near another one: the same subjects, then the same words that tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHARED: Final = 2  # words two texts share in title and lead before they are called near.
TAG_WORTH: Final = 3  # A shared subject, that a person gave, is worth as many shared words.


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be near: its telling words, its subjects, its rank in the search.

    `title` holds the words of its title, which `words` hold too.
    """

    id: int
    title: frozenset[str]
    words: frozenset[str]
    tags: frozenset[int]
    rank: int


def nearest(one: Candidate, candidates: Iterable[Candidate], most: int) -> list[int]:
    """Return the texts nearest to one, the nearest first.

    Words alone make two texts near when one of them at least stands in a title: many leads share
    « dès lundi ».
    """
    scored = []
    for other in candidates:
        shared, common = len(one.words & other.words), len(one.tags & other.tags)
        is_titled = bool((one.title & other.words) | (other.title & one.words))
        if common or (shared >= SHARED and is_titled):
            scored.append((-(shared + TAG_WORTH * common), other.rank, other.id))
    return [number for _, _, number in sorted(scored)[:most]]
