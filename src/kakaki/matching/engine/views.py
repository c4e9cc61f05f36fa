"""The ways one known text is embedded, packed as bytes so that a row of a table can keep them."""

from collections.abc import Sequence

import numpy as np

from kakaki.matching.engine.embed import Embedder, Vectors
from kakaki.matching.engine.normalise import clean

PREPARED = (
    "Le sens de nouveaux textes connus se prépare : ils sont comparés par leurs mots seulement."
)


def _texts(title: str, summary: str) -> tuple[str, str, str]:
    title, summary = clean(title), clean(summary)
    return title, f"{title} {summary}".strip(), summary or title


def packed(title: str, summary: str, embedder: Embedder) -> bytes:
    """Return the five rows that an index needs of a text, as float16."""
    head, whole, found = _texts(title, summary)
    rows = np.concatenate(
        [embedder.queries([head, whole, found]), embedder.passages([head, whole])]
    )
    return rows.astype(np.float16).tobytes()


class PackedRows:
    """An embedder that only gives back rows packed before, for the texts of a base."""

    def __init__(self, name: str, texts: Sequence[tuple[str, str]], blobs: Sequence[bytes]) -> None:
        self.name = name
        self._queries: dict[str, Vectors] = {}
        self._passages: dict[str, Vectors] = {}
        for (title, summary), blob in zip(texts, blobs, strict=True):
            head, whole, found = _texts(title, summary)
            rows = np.frombuffer(blob, np.float16).astype(np.float32).reshape(5, -1)
            self._queries.update({head: rows[0], whole: rows[1], found: rows[2]})
            self._passages.update({head: rows[3], whole: rows[4]})

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return the rows packed as queries; raise KeyError for another text."""
        return np.stack([self._queries[text] for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the rows packed as passages; raise KeyError for another text."""
        return np.stack([self._passages[text] for text in texts])
