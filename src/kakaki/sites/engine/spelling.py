"""Find the word that somebody meant by one that no text holds."""

from collections.abc import Iterable
from functools import lru_cache

from kakaki.sites.engine.search import HOOKED, folded

SHORTEST = 4  # letters: shorter words have too many neighbours.


def most_errors(word: str) -> int:
    """Return how many slips of the finger a word of this length is forgiven."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < 8 else 2


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return folded(word).translate(HOOKED)


def distance(one: str, other: str, most: int) -> int:
    """Count the letters added, lost, changed or swapped between two words; above `most`, more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        next_row = [i]
        for j, facing in enumerate(other, start=1):
            cost = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            next_row.append(cost)
        if min(next_row) > most:
            return most + 1
        before, row = row, next_row
    return row[-1]


def closest(word: str, vocabulary: Iterable[tuple[str, int]]) -> str:
    """Return the word of the vocabulary that was meant, or '' when none is near enough.

    `vocabulary` gives words with how many texts hold them. Of two words as near, the one that
    begins with the same letter, then the commoner one, is taken.
    """
    meant = _plain(word)
    most = most_errors(meant)
    if not most:
        return ""
    letters = set(meant)
    best: tuple[int, bool, int, str] | None = None
    for candidate, texts in vocabulary:
        plain = _plain(candidate)
        # Each slip changes two letters of the set at most: the costly count is for the few left.
        if abs(len(plain) - len(meant)) > most or len(letters ^ set(plain)) > 2 * most:
            continue
        far = distance(meant, plain, most)
        if far > most or plain.isdigit():
            continue
        rank = (far, plain[:1] != meant[:1], -texts, candidate)
        if best is None or rank < best:
            best = rank
    return best[3] if best else ""
