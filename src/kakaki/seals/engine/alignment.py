"""Align two sequences of words so that as many as possible stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kakaki.kernel.errors import InvalidInputError

MAX_CELLS = 12_000_000  # Bounds memory (2 bytes a cell) and time (about 50 ms).


class TooLongError(InvalidInputError):
    """Say that a text is too long to be compared word by word."""

    default_advice = "Ce texte est trop long : collez seulement le communiqué à vérifier."


@dataclass(frozen=True, slots=True)
class Block:
    """Words [a, b) of the official text stand where words [c, d) of the received text stand."""

    same: bool
    a: int
    b: int
    c: int
    d: int


def align(official: Sequence[str], received: Sequence[str]) -> list[Block]:
    """Return the blocks that cover both sequences, in order, by longest common subsequence.

    Raises TooLongError above `MAX_CELLS` after the common beginning and end are put aside.
    """
    start = 0
    shortest = min(len(official), len(received))
    while start < shortest and official[start] == received[start]:
        start += 1
    end = 0
    while end < shortest - start and official[-1 - end] == received[-1 - end]:
        end += 1
    middle_a = official[start : len(official) - end]
    middle_b = received[start : len(received) - end]
    pairs = [(at, at) for at in range(start)]
    pairs += [(start + a, start + b) for a, b in _common(middle_a, middle_b)]
    pairs += [(len(official) - at, len(received) - at) for at in range(end, 0, -1)]
    return _blocks(_gathered(pairs, official, received), len(official), len(received))


def _common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of places of a longest common subsequence, by dynamic programming."""
    if not left or not right:
        return []
    if len(left) * len(right) > MAX_CELLS:
        raise TooLongError(f"{len(left)} × {len(right)} words")
    numbers: dict[str, int] = {}
    codes_a = [numbers.setdefault(word, len(numbers)) for word in left]
    codes_b = np.array([numbers.setdefault(word, len(numbers)) for word in right])
    table: npt.NDArray[np.uint16] = np.zeros((len(left) + 1, len(right) + 1), dtype=np.uint16)
    for row, code in enumerate(codes_a, start=1):
        reached = np.maximum(table[row - 1, 1:], table[row - 1, :-1] + (codes_b == code))
        table[row, 1:] = np.maximum.accumulate(reached)
    pairs: list[tuple[int, int]] = []
    a, b = len(left), len(right)
    while a and b:
        here = table[a, b]
        if here == table[a - 1, b]:
            a -= 1
        elif here == table[a, b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((a, b))
    return pairs[::-1]


def _gathered(
    pairs: list[tuple[int, int]], official: Sequence[str], received: Sequence[str]
) -> list[tuple[int, int]]:
    """Move a short run of words beside a longer neighbour where the same words stand there too.

    A longest common subsequence is not unique: the words of an extract may be matched to the same
    small words far before or far after it, which would show an extract as full of holes.
    """
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and (pair[0] - 1, pair[1] - 1) == runs[-1][-1]:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    for rank in range(len(runs) - 2, -1, -1):
        moved = _beside(runs[rank], runs[rank + 1][0], -1, official, received)
        if moved and len(moved) < len(runs[rank + 1]):
            runs[rank : rank + 2] = [moved + runs[rank + 1]]
    rank = 1
    while rank < len(runs):
        moved = _beside(runs[rank], runs[rank - 1][-1], 1, official, received)
        if moved and len(moved) < len(runs[rank - 1]):
            runs[rank - 1 : rank + 1] = [runs[rank - 1] + moved]
        else:
            rank += 1
    return [pair for run in runs for pair in run]


def _beside(
    run: list[tuple[int, int]],
    neighbour: tuple[int, int],
    step: int,
    official: Sequence[str],
    received: Sequence[str],
) -> list[tuple[int, int]]:
    """Return the run put just before (-1) or after (+1) a neighbour, empty when words differ."""
    length = len(run)
    first = -length if step < 0 else 1
    moved = [(neighbour[0] + first + at, neighbour[1] + first + at) for at in range(length)]
    if moved[0][0] < 0 or moved[0][1] < 0:
        return []
    if moved[-1][0] >= len(official) or moved[-1][1] >= len(received):
        return []
    same = all(
        official[new_a] == official[old_a] == received[new_b]
        for (old_a, _), (new_a, new_b) in zip(run, moved, strict=True)
    )
    return moved if same else []


def _blocks(pairs: Sequence[tuple[int, int]], length_a: int, length_b: int) -> list[Block]:
    blocks: list[Block] = []
    a = c = 0
    for next_a, next_c in [*pairs, (length_a, length_b)]:
        if next_a > a or next_c > c:
            blocks.append(Block(False, a, next_a, c, next_c))
        if (next_a, next_c) != (length_a, length_b):
            last = blocks[-1] if blocks else None
            if last and last.same and (last.b, last.d) == (next_a, next_c):
                blocks[-1] = Block(True, last.a, next_a + 1, last.c, next_c + 1)
            else:
                blocks.append(Block(True, next_a, next_a + 1, next_c, next_c + 1))
        a, c = next_a + 1, next_c + 1
    return blocks
