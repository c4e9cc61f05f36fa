"""Index texts by their words, their letters, their stems and their ideas, with numpy only."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.glosses import stems
from kakaki.matching.engine.lexicon import news_lexicon
from kakaki.matching.engine.normalise import fold, phonetic, spelled_out, words
from kakaki.matching.engine.stopwords import STOP_WORDS

Numbers = NDArray[np.float64]
GRAM = 4
LETTERS = (
    "words", "chars", "stems", "ideas", "cover", "ideas_cover", "explained", "rare", "told"
)  # fmt: skip
"""What the index tells of a message and a document."""

FIELDS = ("words", "chars", "stems", "ideas")
PRIOR = 150
"""Texts that the counts of ordinary news weigh as: they tell usual words to a base of three."""


RARE = 3.0
"""Inverse frequency (natural logarithm) over which a word is rare: one text in twenty has it."""

MOST_RARE = 10.0
"""Sum of what rare words have over that, at which no more is counted."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text read once: its folded form, its words, and its terms by field."""

    folded: str
    tokens: tuple[str, ...]
    terms: dict[str, Mapping[str, float]]


def analyse(text: str, *, languages: Sequence[str] = ("fr",)) -> Analysed:
    """Return the terms of `text`: words by sound, letter 4-grams, stems in French, ideas."""
    folded = fold(text)
    tokens = spelled_out(words(folded), french="ha" not in languages)
    if "fr" in languages:
        tokens = [unglued(token) for token in tokens]
    content = [
        token for token in tokens if token not in STOP_WORDS and (len(token) > 1 or token.isdigit())
    ]
    grams: Counter[str] = Counter()
    for token in content:
        padded = f"<{token}>"
        grams.update(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))
    ideas = news_lexicon().ideas(tokens)
    terms: dict[str, Mapping[str, float]] = {
        "words": Counter(phonetic(token) for token in content),
        "chars": grams,
        "stems": stems(content, languages),
        "ideas": Counter(str(idea) for idea in ideas),
    }
    return Analysed(folded, tuple(tokens), terms)


_GLUED = re.compile(r"(?:qu|[ldnjsmtc])(?=[aeiouyh])")


@lru_cache(maxsize=65_536)
def unglued(token: str) -> str:
    """Take off an article that a message writes in one word: « lhopital » gives « hopital ».

    Only where the rest is a word of ordinary news and the whole is not.
    """
    start = _GLUED.match(token) if len(token) > 4 else None
    known = usual()["words"]
    if start is None or phonetic(token) in known or phonetic(token[start.end() :]) not in known:
        return token
    return token[start.end() :]


@lru_cache(maxsize=1)
def usual() -> dict[str, dict[str, float]]:
    """Return by field the share of ordinary texts (0–1) that have a term."""
    table = resources.files("kakaki.matching.engine").joinpath("tables/usual.tsv")
    found: dict[str, dict[str, float]] = {field: {} for field in FIELDS}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            field, term, count = line.split("\t")
            found[field][term] = int(count) / 10_000
    return found


class Likeness:
    """How far each document is like some terms, all 0–1, each reckoned when it is asked for."""

    def __init__(self, norms: Numbers, square: float, hits: Sequence["_Hit"]) -> None:
        self._norms = norms
        self._square = max(square, 1e-9)
        self._hits = hits
        self._rows = np.concatenate([hit.rows for hit in hits]) if hits else np.zeros(0, np.int32)

    def _summed(self, parts: Sequence[NDArray[np.floating]]) -> Numbers:
        # One pass over all terms: adding term by term costs more than the sums themselves.
        if not parts:
            return np.zeros(len(self._norms))
        summed = np.bincount(self._rows, np.concatenate(parts), minlength=len(self._norms))
        return summed.astype(np.float64, copy=False)

    @property
    def cosine(self) -> Numbers:
        """Return the cosine."""
        dots = self._summed([hit.weight * hit.weights for hit in self._hits])
        return dots / (self._norms * math.sqrt(self._square))

    @property
    def cover(self) -> Numbers:
        """Return the share of the document that the terms cover."""
        return self._summed([hit.weights * hit.weights for hit in self._hits]) / self._norms**2

    @property
    def explained(self) -> Numbers:
        """Return the share of the terms that the document explains."""
        parts = [np.full(len(hit.rows), hit.weight**2) for hit in self._hits]
        return self._summed(parts) / self._square

    @property
    def rare(self) -> Numbers:
        """Return how many rare terms are common, however long the two texts are.

        A name found again tells more than its share of a story.
        """
        found = np.zeros(len(self._norms))
        for hit in self._hits:
            if hit.rare:
                found[hit.rows] += hit.rare
        return np.minimum(found, MOST_RARE) / MOST_RARE


@dataclass(frozen=True, slots=True)
class _Hit:
    """A term found in the base: its documents, its weights there and in the question."""

    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    weight: float
    rare: float


class Field:
    """An inverted index of one field, with cosine of log-tf × idf."""

    def __init__(
        self, documents: Sequence[Mapping[str, float]], *, usual: Mapping[str, float]
    ) -> None:
        self.size = len(documents)
        seen: Counter[str] = Counter()
        for terms in documents:
            seen.update(terms.keys())
        total = self.size + PRIOR
        known = {t: seen[t] + PRIOR * usual.get(t, 0.0) for t in seen.keys() | usual.keys()}
        self._idf = {t: math.log(1 + (total - n + 0.5) / (n + 0.5)) for t, n in known.items()}
        self._unseen = math.log(1 + (total + 0.5) / 0.5)
        rows: dict[str, list[int]] = {}
        weights: dict[str, list[float]] = {}
        squares = np.zeros(self.size)
        for row, terms in enumerate(documents):
            for term, count in terms.items():
                weight = self._weight(term, count)
                rows.setdefault(term, []).append(row)
                weights.setdefault(term, []).append(weight)
                squares[row] += weight * weight
        self._norms = np.sqrt(np.maximum(squares, 1e-9))
        self._postings = {
            term: (np.array(found, np.int32), np.array(weights[term], np.float32))
            for term, found in rows.items()
        }

    def _weight(self, term: str, count: float) -> float:
        # A count under 1 is a translation that is not sure.
        much = 1 + math.log(count) if count >= 1 else count
        return much * self._idf.get(term, self._unseen)

    def scores(self, terms: Mapping[str, float]) -> Likeness:
        """Return how far each document is like `terms`."""
        square = 0.0
        hits = []
        for term, count in terms.items():
            weight = self._weight(term, count)
            square += weight * weight
            posting = self._postings.get(term)
            if posting is not None:
                rare = min(count, 1.0) * max(0.0, self._idf[term] - RARE)
                hits.append(_Hit(*posting, weight, rare))
        return Likeness(self._norms, square, hits)


class LexicalIndex:
    """The fields of a base of texts: title alone, what was found out, and both together."""

    def __init__(
        self,
        titles: Sequence[Analysed],
        wholes: Sequence[Analysed],
        summaries: Sequence[Analysed],
    ) -> None:
        self._titles: dict[str, Field] = {}
        self._wholes: dict[str, Field] = {}
        for fields, texts in ((self._titles, titles), (self._wholes, wholes)):
            for f in FIELDS:
                fields[f] = Field([t.terms[f] for t in texts], usual=usual()[f])
        self._found = Field([s.terms["stems"] for s in summaries], usual=usual()["stems"])
        self._silent = np.array([not s.terms["stems"] for s in summaries], bool)

    def scores(self, query: Analysed) -> dict[str, NDArray[np.float64]]:
        """Return by field the mean cosine with title and whole, and the names of LETTERS.

        All are 0–1 but « told », -1 to 1: how much more like what was found out than the title.
        """
        found: dict[str, NDArray[np.float64]] = {}
        titles = {f: self._titles[f].scores(query.terms[f]) for f in FIELDS}
        wholes = {f: self._wholes[f].scores(query.terms[f]) for f in FIELDS}
        of_titles = {field: titles[field].cosine for field in FIELDS}
        for field in FIELDS:
            found[field] = (of_titles[field] + wholes[field].cosine) / 2
        found["cover"] = (titles["words"].cover + titles["chars"].cover) / 2
        found["ideas_cover"] = titles["ideas"].cover
        found["explained"] = (wholes["words"].explained + wholes["ideas"].explained) / 2
        found["rare"] = (titles["words"].rare + wholes["words"].rare) / 2
        told = self._found.scores(query.terms["stems"]).cosine
        found["told"] = np.where(self._silent, 0.0, told - of_titles["stems"])
        return found
