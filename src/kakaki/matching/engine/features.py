"""Describe in a few numbers, of about -1 to 2, how a message and each claim agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.dense import DenseIndex, Meanings
from kakaki.matching.engine.embed import Embedder
from kakaki.matching.engine.facets import Facets, facets
from kakaki.matching.engine.guard import Agreement, agreement
from kakaki.matching.engine.language import Language, identify
from kakaki.matching.engine.lexical import LETTERS, Analysed, LexicalIndex, analyse
from kakaki.matching.engine.normalise import clean

FEWEST_WORDS = 4
"""Words under which nothing is attached: « c’est vrai ? » is about anything."""

SHORTLIST = 40
"""Claims that are compared closely; the gold claim is within them for 99.9 % of messages."""

ROUGH = {"words": 0.3, "chars": 0.2, "stems": 0.3, "ideas": 0.15, "rare": 0.2}
"""How much letters count beside meaning to choose the claims that are compared closely."""

DENSE = ("dense", "title", "piece", "lean")
PAIR = (
    *DENSE, *LETTERS, "figures", "rare_figures",
    "figures_conflict", "figures_corrected",
    "dates", "dates_conflict", "places", "towns", "places_conflict", "places_strange",
    "contradicts",
)  # fmt: skip
MESSAGE = ("one", "length", "common", "errand")
DENSE_ONLY = (*DENSE, "common")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a message may be about: its text and what was found out, often nothing yet."""

    id: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message read once."""

    text: str
    language: Language
    analysed: Analysed
    facets: Facets


@dataclass(frozen=True, slots=True)
class Comparison:
    """The shortlist of one message: places in the base, numbers of each pair, of itself, guards.

    `attachable` is false for a message too short, or that asks or offers an everyday thing.
    """

    rows: NDArray[np.int64]
    pairs: NDArray[np.float64]
    message: NDArray[np.float64]
    agreements: tuple[Agreement, ...]
    attachable: bool


def read(text: str) -> Message:
    """Read a message: clean it, tell its language, take its terms and facets."""
    kept = clean(text)
    language = identify(kept)
    return Message(kept, language, analyse(kept, languages=language.codes), facets(kept))


class ClaimBase:
    """A base of claims, analysed once, that compares a message with its likeliest claims."""

    def __init__(
        self,
        claims: Sequence[Claim],
        *,
        embedder: Embedder | None = None,
        kept: Embedder | None = None,
    ) -> None:
        self.claims = tuple(
            Claim(claim.id, clean(claim.title), clean(claim.summary)) for claim in claims
        )
        titles = [claim.title for claim in self.claims]
        summaries = [claim.summary for claim in self.claims]
        self._titles = [facets(title) for title in titles]
        self._summaries = [facets(summary) for summary in summaries]
        languages = [identify(title) for title in titles]
        codes = [language.codes for language in languages]
        wholes = [f"{claim.title} {claim.summary}" for claim in self.claims]
        self._lexical = LexicalIndex(
            *(
                [analyse(text, languages=read) for text, read in zip(texts, codes, strict=True)]
                for texts in (titles, wholes, summaries)
            )
        )
        self._dense = (
            DenseIndex(embedder, titles, summaries, codes, kept=kept)
            if embedder is not None and self.claims
            else None
        )

    def compare(self, message: Message) -> Comparison:
        """Return the shortlist for one message, best first by meaning and letters alone."""
        lexical = self._lexical.scores(message.analysed)
        size = len(self.claims)
        dense = Meanings.nothing(size)
        if self._dense is not None and message.analysed.tokens:
            dense = self._dense.scores(message.text, message.language.codes)
        rough = dense.score + sum(much * lexical[name] for name, much in ROUGH.items())
        rows = np.argsort(-rough, kind="stable")[:SHORTLIST].astype(np.int64)
        guards = tuple(
            agreement(message.facets, self._titles[row], self._summaries[row]) for row in rows
        )
        plain = np.stack(
            [dense.score, dense.title, dense.piece, dense.lean]
            + [lexical[name] for name in LETTERS],
            axis=1,
        )[rows]
        judged = np.array([_numbers(guard) for guard in guards], float).reshape(len(rows), -1)
        errand = message.facets.errand
        length = len(message.analysed.tokens)
        return Comparison(
            rows=rows,
            pairs=np.hstack([plain, judged]) if len(rows) else np.zeros((0, len(PAIR))),
            message=np.array([1.0, np.log1p(length) / 3, dense.common, float(errand)]),
            agreements=guards,
            attachable=length >= FEWEST_WORDS and not errand and message.language.code != "und",
        )


def _numbers(guard: Agreement) -> list[float]:
    return [
        min(guard.figures_agree, 2) / 2,
        min(guard.rare_figures_agree, 2) / 2,
        float(guard.figures_conflict),
        float(guard.figures_corrected),
        float(guard.dates_agree),
        float(guard.dates_conflict),
        float(guard.places_agree),
        float(guard.towns_agree),
        float(guard.places_conflict),
        float(guard.places_strange),
        float(guard.denial_differs or guard.negation_differs),
    ]
