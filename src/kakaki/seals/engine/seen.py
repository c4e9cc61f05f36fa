"""Find the part of an official text that a picture shows, and put aside what stands around it.

A screenshot shows the head, the menu and the foot of a page, and a part of its text. Some of these
words are found by chance in the text too: a few in a row, far from the part that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kakaki.seals.engine.alignment import Block

_LONG = 6  # So many words in a row are not found by chance.
_SHORT = 3  # Fewer are, anywhere.
_NEAR = 6  # words: what stands between two runs so close is a change inside the text.
_DENSE = 0.35  # share of the words around that, found in the text, makes them a part of it.


@dataclass(frozen=True, slots=True)
class Span:
    """Words [a, b) of the official text are shown as words [c, d) of the received text."""

    a: int
    b: int
    c: int
    d: int


def shown_part(blocks: Sequence[Block]) -> Span | None:
    """Return the part of the official text that is shown, whether or not its words agree.

    None when the words around may be altered words of the text.
    """
    runs = [block for block in blocks if block.same]
    if not runs:
        return None
    first = last = max(range(len(runs)), key=lambda rank: runs[rank].b - runs[rank].a)
    for rank in range(first - 1, -1, -1):
        if _belongs(runs[rank], runs[rank], runs[first]):
            first = rank
    for rank in range(last + 1, len(runs)):
        if _belongs(runs[rank], runs[last], runs[rank]):
            last = rank
    span = Span(runs[first].a, runs[last].b, runs[first].c, runs[last].d)
    around = (
        (runs[:first], span.c),
        (runs[last + 1 :], max((block.d for block in blocks), default=0) - span.d),
    )
    return None if any(_is_text(found, words) for found, words in around) else span


def _belongs(run: Block, left: Block, right: Block) -> bool:
    """Tell whether a run of words, beside the part known so far, is of the same text."""
    length = run.b - run.a
    missing, added = right.a - left.b, right.c - left.d
    if min(missing, added) == 0:
        # Words are only missing or only added: « une rumeur » of a menu may stand just below a text
        # that goes on with « une rumeur ».
        return length >= _SHORT or max(missing, added) < _SHORT
    return length >= _LONG or max(missing, added) <= _NEAR


def _is_text(runs: Sequence[Block], words: int) -> bool:
    """Tell whether so many words around hold so much of the text that they may be altered ones."""
    found = sum(run.b - run.a for run in runs)
    return found >= _LONG and found > _DENSE * words
