"""Vectors of the national languages: a linear map from hashed letters to the space of e5.

Recipe and scores: models/README.md. The features must stay exactly those of the training.
"""

import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

_FOLD = str.maketrans("ǝəŋɲɗɓƙƴɖɠɣʼ’`", "eenndbkydgg'''")

STRENGTH = {"ha": 0.6, "ff": 1.2, "kr": 1.2, "taq": 1.2, "dje": 1.0}
"""How much of the national vector is added to that of e5 when a text is in that language."""


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bring each row to length 1, a row of zeros staying zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), np.float32)


class NationalVectors:
    """Encode texts of the national languages into the centred space of e5."""

    def __init__(self) -> None:
        path = resources.files("kakaki.matching.engine").joinpath("models/niger-vectors.npz")
        with path.open("rb") as opened, np.load(opened) as stored:
            self._weights = stored["weights"]
            self._scale = stored["scale"].astype(np.float32)
            self._basis = stored["basis"].astype(np.float32)
            self.mean: NDArray[np.float32] = stored["mean"].astype(np.float32)
        self._buckets = len(self._weights)

    def _features(self, text: str) -> dict[int, float]:
        text = unicodedata.normalize("NFD", text.lower().translate(_FOLD))
        text = "".join(c for c in text if not 0x300 <= ord(c) < 0x370)
        text = "".join(
            c if c.isalpha() or c == "'" or unicodedata.category(c)[0] == "M" else " " for c in text
        )
        found: dict[int, float] = {}
        for word in text.split():
            padded = f"<{word}>"
            grams = [("w" + padded, 2.0)]
            for size in (3, 4, 5):
                if len(padded) > size:
                    grams += [
                        ("c" + padded[i : i + size], 1.0) for i in range(len(padded) - size + 1)
                    ]
            for gram, weight in grams:
                bucket = zlib.crc32(gram.encode("utf-8", "replace")) % self._buckets
                found[bucket] = found.get(bucket, 0.0) + weight
        return found

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 a text, zeros where nothing is known."""
        out = np.zeros((len(texts), self._basis.shape[0]), np.float32)
        for row, text in enumerate(texts):
            found = self._features(text)
            if found:
                buckets = np.fromiter(found, int)
                value = np.sqrt(np.fromiter(found.values(), np.float32)) * self._scale[buckets]
                out[row] = (value @ self._weights[buckets].astype(np.float32)) @ self._basis.T
        return unit_rows(out)


@lru_cache(maxsize=1)
def national_vectors() -> NationalVectors:
    """Return the vectors that ship with the product, loaded once."""
    return NationalVectors()


def unread(text: str) -> bool:
    """Tell whether most letters are Tifinagh or Arabic: of a national language so written, the
    embedding model reads nothing and its vector would only be noise.
    """
    letters = [c for c in text if c.isalpha()]
    foreign = sum("\u2d30" <= c <= "\u2d7f" or "\u0600" <= c <= "\u06ff" for c in letters)
    return foreign * 2 > len(letters)


def strength(codes: Sequence[str]) -> float:
    """Return how much of the national vector a text in these languages receives."""
    known = [STRENGTH[code] for code in codes if code in STRENGTH]
    if not known:
        return 0.0
    return known[0] if len(codes) == 1 else known[0] * 2 / 3
