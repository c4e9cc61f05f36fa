"""Find which sealed text a received text comes from: rare words and pairs of words in common."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kakaki.seals.engine.tokens import tokens_of

Features = npt.NDArray[np.uint32]
MAX_TAIL = 200  # Texts searched one by one before the whole index is built again.


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that may be the source, and the share of the received text it explains, 0 to 1."""

    identifier: int
    score: float


def features_of(text: str) -> Features:
    """Return the hashes of the words and pairs of following words of a text, sorted, once each."""
    keys = [token.key for token in tokens_of(text)]
    pairs = [f"{left} {right}" for left, right in pairwise(keys)]
    hashes = {zlib.crc32(feature.encode()) for feature in [*keys, *pairs]}
    return np.array(sorted(hashes), dtype=np.uint32)


class TextIndex:
    """The sealed texts, by their features: 10,000 texts take about 50 MB and search in ms."""

    def __init__(self) -> None:
        self._identifiers: list[int] = []
        self._texts: list[Features] = []
        self._indexed = 0
        self._hashes: Features = np.zeros(0, dtype=np.uint32)
        self._owners: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._identifiers)

    def add(self, texts: Iterable[tuple[int, Features]]) -> None:
        """Add texts by their identifiers, which must be new."""
        for identifier, features in texts:
            self._identifiers.append(identifier)
            self._texts.append(features)
        if len(self._texts) - self._indexed > MAX_TAIL:
            self._build()

    def _build(self) -> None:
        sizes = [len(features) for features in self._texts]
        hashes = np.concatenate(self._texts)
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._owners = np.repeat(np.arange(len(sizes)), sizes)[order]
        self._indexed = len(self._texts)

    def search(self, features: Features, *, limit: int = 5) -> Sequence[Hit]:
        """Return the texts that explain most of the received one, best first.

        A feature weighs log(1 + N / number of texts that hold it): the formulas of ministries
        weigh little, a name or an amount weighs much.
        """
        count = len(self._texts)
        if not count or not len(features):
            return []
        low = np.searchsorted(self._hashes, features, side="left")
        high = np.searchsorted(self._hashes, features, side="right")
        held = high - low
        tail = [
            np.isin(features, text, assume_unique=True) for text in self._texts[self._indexed :]
        ]
        for holds in tail:
            held = held + holds
        weights = np.log1p(count / np.maximum(held, 1))
        scores = np.zeros(count)
        for start, end, weight in zip(low, high, weights, strict=True):
            if end > start:
                scores[self._owners[start:end]] += weight
        for offset, holds in enumerate(tail):
            scores[self._indexed + offset] += weights[holds].sum()
        scores /= weights.sum()
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Hit(self._identifiers[at], float(scores[at])) for at in best if scores[at] > 0]
