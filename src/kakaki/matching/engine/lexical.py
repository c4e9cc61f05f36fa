"""Index texts by their words, their letters and their ideas, with numpy only."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.lexicon import news_lexicon
from kakaki.matching.engine.normalise import fold, phonetic, spelled_out, words

GRAM = 4
FIELDS = ("words", "chars", "ideas")

_STOP = frozenset(
    "le la les l de des du d un une et ou a au aux en dans sur pour par avec sans ce cet cette ces c est sont etre ete qui que qu "
    "quoi dont il elle ils elles on nous vous je tu se sa son ses leur leurs ne pas plus y tout tous toute toutes comme mais donc "
    "ca cela si me te moi toi lui nos vos mes tes ton mon ma ta serait seraient aurait auraient selon fait faire va vont ai as "
    "avait etait deja aussi bien tres ici la tt vers chez entre depuis "
    "da ya ta na su an za ba ne ce ga wai don ko kuma sun yi yana tana cikin zai wannan ku mu suka aka akwai kada daga domin amma "
    "idan wani wata sai har mai masu cewa shi ita ni ka ki kai in ji ake ana zan zata suke tun ma nan "
    "the of and to is in that for it on was with as be at by this are have has from not or an will they you your we who what when "
    "if my he she his her their there do does did been were i its but so said says".split()
)


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
    content = [token for token in tokens if token not in _STOP and (len(token) > 1 or token.isdigit())]
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


class Field:
    """An inverted index of one field, with cosine of log-tf × idf."""

    def __init__(self, documents: Sequence[Counter[str]], *, more: Sequence[Counter[str]] = ()) -> None:
        self.size = len(documents)
        seen: Counter[str] = Counter()
        for terms in (*documents, *more):
            seen.update(terms.keys())
        total = self.size + len(more)
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
        """Return for each document the cosine with `terms`, and the share of the document they cover."""
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

    def __init__(self, titles: Sequence[Analysed], wholes: Sequence[Analysed], more: Sequence[Analysed]) -> None:
        self._titles = {f: Field([t.terms[f] for t in titles], more=[t.terms[f] for t in more]) for f in FIELDS}
        self._wholes = {f: Field([t.terms[f] for t in wholes], more=[t.terms[f] for t in more]) for f in FIELDS}

    def scores(self, query: Analysed) -> dict[str, NDArray[np.float64]]:
        """Return by name the scores of every document: cosines 0–1 and shares 0–1."""
        found: dict[str, NDArray[np.float64]] = {}
        for field in FIELDS:
            found[f"{field}_title"], found[f"{field}_cover"] = self._titles[field].scores(query.terms[field])
            found[f"{field}_whole"], _ = self._wholes[field].scores(query.terms[field])
        return found
