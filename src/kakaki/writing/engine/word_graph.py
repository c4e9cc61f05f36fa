"""Ask a packed graph of letters whether it holds a word: half a million words, one array.

The file is made and its layout told by `tools/word_graph.py`.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from typing import NamedTuple


class Cursor(NamedTuple):
    """Where one stands after some letters: the first edge that follows, and if a word ends here."""

    place: int
    ends: bool


class WordGraph:
    """A set of words that is never changed and is read without unpacking."""

    def __init__(self, content: bytes) -> None:
        if content[:4] != b"KWG1":
            raise ValueError("not a graph of words")
        (count,) = struct.unpack_from("<I", content, 4)
        letters = content[8 : 8 + 2 * count].decode("utf-16-le")
        start = 8 + 2 * count + (-(8 + 2 * count) % 4)
        self._codes = {letter: number for number, letter in enumerate(letters)}
        self._letters = letters
        self.start = Cursor(0, False)
        self._edges = array("I")
        self._edges.frombytes(content[start:])
        if sys.byteorder == "big":
            self._edges.byteswap()

    def __contains__(self, word: str) -> bool:
        """Tell whether the graph holds exactly this word."""
        edges, codes = self._edges, self._codes
        place, ends = 0, 0
        for rank, letter in enumerate(word):
            code = codes.get(letter)
            if code is None or (rank and not place):
                return False
            edge = edges[place]
            while edge & 255 != code:
                if edge & 512:
                    return False
                place += 1
                edge = edges[place]
            place, ends = edge >> 10, edge & 256
        return bool(ends)

    def after(self, cursor: Cursor) -> Iterator[tuple[str, Cursor]]:
        """Yield each letter that may follow, and where one then stands."""
        place = cursor.place
        if not place and cursor is not self.start:
            return
        while True:
            edge = self._edges[place]
            yield self._letters[edge & 255], Cursor(edge >> 10, bool(edge & 256))
            if edge & 512:
                return
            place += 1

    def step(self, cursor: Cursor, letter: str) -> Cursor | None:
        """Return where one stands after a letter, or None when no word goes on with it."""
        code = self._codes.get(letter)
        place = cursor.place
        if code is None or (not place and cursor is not self.start):
            return None
        edges = self._edges
        while (edge := edges[place]) & 255 != code:
            if edge & 512:
                return None
            place += 1
        return Cursor(edge >> 10, bool(edge & 256))
