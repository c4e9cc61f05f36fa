"""What a page will weigh on the line of whoever reads it."""

from dataclasses import dataclass

SHELL = 6_500  # bytes, compressed: the shell and its style sheets; the budget test measures it.
PICTURE = 60_000  # bytes: a picture 640 points wide as WebP, the size a phone fetches.
SLOW_LINE = 6_000  # bytes a second: a 2G line in use.


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page weighs, in bytes, and how long a 2G phone waits for its words, in seconds."""

    words: int
    pictures: int
    seconds: int

    @property
    def total(self) -> int:
        """Return the whole weight in bytes."""
        return self.words + self.pictures


def weigh(text: str, pictures: int) -> Weight:
    """Estimate the weight of a page from its words and the number of its pictures."""
    words = SHELL + int(len(text.encode()) * 0.45)
    return Weight(words, pictures * PICTURE, max(1, round(words / SLOW_LINE)))
