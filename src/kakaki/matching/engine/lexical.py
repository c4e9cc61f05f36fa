"""Index texts by their words, their letters and their ideas, with numpy only."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.lexicon import news_lexicon
from kakaki.matching.engine.normalise import fold, phonetic, spelled_out, words
from kakaki.matching.engine.stopwords import STOP_WORDS

GRAM = 4
FIELDS = ("words", "chars", "ideas")


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text read once: its folded form, its words, and its terms by field."""

    folded: str
    tokens: tuple[str, ...]
    terms: dict[str, Counter[str]]


def analyse(text: str, *, french: bool = True) -> Analysed:
    """Return the terms of `text`: words by their sound, letter 4-grams of words, ideas."""
    folded = fold(text)
    tokens = spelled_out(words(folded), french=french)
    content = [
        token for token in tokens if token not in STOP_WORDS and (len(token) > 1 or token.isdigit())
    ]
    grams: Counter[str] = Counter()
    for token in content:
        padded = f"<{token}>"
        grams.update(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))
    ideas = news_lexicon().ideas(tokens)
    terms = {
        "words": Counter(phonetic(token) for token in content),
        "chars": grams,
        "ideas": Counter(str(idea) for idea in ideas),
    }
    return Analysed(folded, tuple(tokens), terms)


@lru_cache(maxsize=1)
def everyday() -> tuple[Analysed, ...]:
    """Return ordinary texts: they tell frequent words even to a base of three claims."""
    table = resources.files("kakaki.matching.engine").joinpath("tables/everyday.txt")
    return tuple(analyse(line) for line in table.read_text(encoding="utf-8").splitlines() if line)


class Field:
    """An inverted index of one field, with cosine of log-tf × idf."""

    def __init__(self, documents: Sequence[Counter[str]], *, usual: Sequence[Counter[str]]) -> None:
        self.size = len(documents)
        seen: Counter[str] = Counter()
        for terms in (*documents, *usual):
            seen.update(terms.keys())
        total = self.size + len(usual)
        self._idf = {t: math.log(1 + (total - n + 0.5) / (n + 0.5)) for t, n in seen.items()}
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

    def _weight(self, term: str, count: int) -> float:
        return (1 + math.log(count)) * self._idf.get(term, self._unseen)

    def scores(self, terms: Counter[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return for each document its cosine with `terms`, and the share of it they cover."""
        dots = np.zeros(self.size)
        covered = np.zeros(self.size)
        square = 0.0
        for term, count in terms.items():
            weight = self._weight(term, count)
            square += weight * weight
            posting = self._postings.get(term)
            if posting is not None:
                rows, weights = posting
                dots[rows] += weight * weights
                covered[rows] += weights * weights
        return dots / (self._norms * math.sqrt(max(square, 1e-9))), covered / self._norms**2


class LexicalIndex:
    """The fields of a base of texts: title alone, and title with what is known of it."""

    def __init__(self, titles: Sequence[Analysed], wholes: Sequence[Analysed]) -> None:
        self._titles: dict[str, Field] = {}
        self._wholes: dict[str, Field] = {}
        usual = everyday()
        for fields, texts in ((self._titles, titles), (self._wholes, wholes)):
            for f in FIELDS:
                fields[f] = Field([t.terms[f] for t in texts], usual=[t.terms[f] for t in usual])

    def scores(self, query: Analysed) -> dict[str, NDArray[np.float64]]:
        """Return by name the scores of every document: cosines 0–1 and shares 0–1."""
        found: dict[str, NDArray[np.float64]] = {}
        for field in FIELDS:
            found[f"{field}_title"], found[f"{field}_cover"] = self._titles[field].scores(
                query.terms[field]
            )
            found[f"{field}_whole"], _ = self._wholes[field].scores(query.terms[field])
        return found
