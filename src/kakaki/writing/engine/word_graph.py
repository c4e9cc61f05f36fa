"""Ask a packed graph of letters whether it holds a word: half a million words, one array.

The file is made and its layout told by `tools/word_graph.py`.
"""

import struct
import sys
from array import array


class WordGraph:
    """A set of words that is never changed and is read without unpacking."""

    def __init__(self, content: bytes) -> None:
        if content[:4] != b"KWG1":
            raise ValueError("not a graph of words")
        (count,) = struct.unpack_from("<I", content, 4)
        letters = content[8 : 8 + 2 * count].decode("utf-16-le")
        start = 8 + 2 * count + (-(8 + 2 * count) % 4)
        self._codes = {letter: number for number, letter in enumerate(letters)}
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
