"""Compare meanings: centred vectors, national languages added, hubs of the base pushed back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.embed import Embedder
from kakaki.matching.engine.national import national_vectors, strength, unit_rows, unread
from kakaki.matching.engine.normalise import sentences

NEIGHBOURS = 10
"""How many foreign messages measure how much of a hub a claim is (CSLS, Conneau et al. 2018)."""

PUSHED = 0.8
"""How much of a hub's likeness to everything is taken off its score: chosen on rumours."""

LONG = 260
"""Over this length a message is also read piece by piece, and its best piece counts."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meanings:
    """Scores of every claim for one message: the mean of the views less the hub, and hints.

    `title` says how much nearer the title is than the whole claim; `piece` how much nearer the best
    piece of a long message is than all of it; `lean` how much nearer what was found out is.
    """

    score: NDArray[np.float64]
    title: NDArray[np.float64]
    piece: NDArray[np.float64]
    lean: NDArray[np.float64]
    common: float

    @classmethod
    def nothing(cls, size: int) -> "Meanings":
        """Return the scores of a base of `size` claims where meanings are not compared."""
        none = np.zeros(size)
        return cls(none, none, none, none, 0.0)


@lru_cache(maxsize=4)
def background(name: str) -> Rows | None:
    """Return the centred vectors of everyday sentences that ship for a model, if any."""
    path = resources.files("kakaki.matching.engine").joinpath("models/background.npz")
    if not path.is_file():
        return None
    with path.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
        if str(stored["name"]) != name:
            return None
        return unit_rows(stored["rows"].astype(np.float32))


def centred(rows: Rows, texts: Sequence[str], strengths: Sequence[float]) -> Rows:
    """Subtract the stored mean and add the national vector where the language asks for it.

    What is written in Tifinagh or Ajami is told by the national vector alone.
    """
    vectors = national_vectors()
    found = unit_rows(rows - vectors.mean)
    asked = [place for place, much in enumerate(strengths) if much]
    if asked:
        added = vectors.encode([texts[place] for place in asked])
        much = np.array([strengths[place] for place in asked], np.float32)[:, None]
        alone = np.array([unread(texts[place]) for place in asked]) & (added.any(axis=1))
        found[asked] = unit_rows(np.where(alone[:, None], 0, found[asked]) + much * added)
    return found


class DenseIndex:
    """Vectors of the titles, of the whole claims, and of what was found out, in one space."""

    def __init__(
        self,
        embedder: Embedder,
        titles: Sequence[str],
        summaries: Sequence[str],
        languages: Sequence[Sequence[str]],
        *,
        kept: Embedder | None = None,
    ) -> None:
        """Embed the base by `kept`, a cache over the embedder, where one is given."""
        self._embedder = embedder
        kept = kept or embedder
        wholes = [
            f"{title} {summary}".strip() for title, summary in zip(titles, summaries, strict=True)
        ]
        found = [summary or title for title, summary in zip(titles, summaries, strict=True)]
        much = [strength(codes) for codes in languages]
        self._views = (
            centred(kept.queries(titles), titles, much),
            centred(kept.queries(wholes), wholes, much),
            centred(kept.passages(titles), titles, much),
            centred(kept.passages(wholes), wholes, much),
        )
        self._found = centred(kept.queries(found), found, much)
        self._everyday = background(embedder.name)
        self.hubs = self._hubness()

    def _hubness(self) -> NDArray[np.float64]:
        """Return for each claim its mean likeness to the everyday sentences nearest to it."""
        size = len(self._views[0])
        if self._everyday is None:
            return np.zeros(size)
        total = np.zeros(size)
        for view in self._views:
            likeness = np.sort(view @ self._everyday.T, axis=1)[:, -NEIGHBOURS:]
            total += likeness.mean(axis=1)
        return total / len(self._views)

    def scores(self, text: str, codes: Sequence[str]) -> Meanings:
        """Return the scores of every claim for a message in these languages."""
        pieces = [text] + (sentences(text) if len(text) > LONG else [])
        rows = centred(self._embedder.queries(pieces), pieces, [strength(codes)] * len(pieces))
        likeness = [(view @ rows.T).astype(np.float64) for view in self._views]
        whole = sum(each[:, 0] for each in likeness) / len(likeness)
        piece = np.zeros(len(self.hubs))
        if len(pieces) > 1:
            piece = sum(each[:, 1:].max(axis=1) - each[:, 0] for each in likeness[:2]) / 2
        title = (likeness[0][:, 0] + likeness[2][:, 0]) / 2 - whole
        lean = (self._found @ rows[0]).astype(np.float64) - likeness[0][:, 0]
        common = 0.0
        if self._everyday is not None:
            common = float(np.sort(self._everyday @ rows[0])[-NEIGHBOURS:].mean())
        return Meanings(whole + 0.3 * piece - PUSHED * self.hubs, title, piece, lean, common)
