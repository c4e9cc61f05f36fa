"""The plain methods that ours is compared with, run on the same messages."""

from collections.abc import Sequence

import numpy as np
from measuring import Answer
from practice import Row
from rank_bm25 import BM25Okapi

from kakaki.matching.engine.embed import Embedder, Vectors


class Remembered:
    """An embedder that embeds each text once, however many systems ask for it."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.name = inner.name
        self._known: dict[tuple[str, str], Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return rows of texts that are looked for."""
        return self._rows("queries", texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return rows of texts that are found."""
        return self._rows("passages", texts)

    def _rows(self, kind: str, texts: Sequence[str]) -> Vectors:
        new = [t for t in dict.fromkeys(texts) if (kind, t) not in self._known]
        if new:
            self._known.update(
                zip([(kind, t) for t in new], getattr(self._inner, kind)(new), strict=True)
            )
        return np.stack([self._known[kind, t] for t in texts])


def _answers(scores, claims: list[Row], messages: list[Row]) -> list[Answer]:
    found = []
    for row, line in zip(messages, scores, strict=True):
        best = np.argsort(-line, kind="stable")[:10]
        found.append(Answer(row, tuple(claims[i]["id"] for i in best), float(line[best[0]])))
    return found


def bm25(claims: list[Row], messages: list[Row]) -> list[Answer]:
    """Words split at spaces, lower case, title and summary: what a search box does."""
    index = BM25Okapi([f"{c['title']} {c.get('summary', '')}".lower().split() for c in claims])
    return _answers(
        [index.get_scores(m["text"].lower().split()) for m in messages], claims, messages
    )


def plain_e5(claims: list[Row], messages: list[Row], embedder: Embedder) -> list[Answer]:
    """The model as its card says, by cosine; the better of title and whole claim."""
    queries = embedder.queries([m["text"] for m in messages])
    titles = embedder.queries([c["title"] for c in claims])
    wholes = embedder.passages([f"{c['title']} {c.get('summary', '')}" for c in claims])
    runs = [_answers(queries @ side.T, claims, messages) for side in (titles, wholes)]
    return max(runs, key=lambda run: sum(answer.right for answer in run))
