"""Find the claims of a base that a message is about, and say so only when it is likely enough."""

from collections.abc import Sequence

import numpy as np

from kakaki.matching.engine.calibrate import Reading, Weights, probabilities, weights_of
from kakaki.matching.engine.embed import Embedder
from kakaki.matching.engine.features import PAIR, Claim, ClaimBase, Comparison, Message, read
from kakaki.matching.engine.fingerprint import near_duplicate
from kakaki.matching.engine.guard import Relation
from kakaki.matching.engine.language import identifier_ready
from kakaki.matching.engine.results import Candidate, Decision, MatchResult

LIKELY = 0.5
"""Probability under which a place that the claim does not name makes another story."""

FORWARDED = 0.97
"""Least probability of a claim whose title the message says nearly letter for letter."""

LEANS = 0.12
"""Likeness to what was found out beyond that to the claim, over which a text may correct it."""

SHOWN = 10
"""Candidates returned for a message."""

LEXICAL = (
    "La recherche par le sens est arrêtée : les textes sont comparés par leurs mots seulement."
)
NO_MODEL = (
    "Le modèle de langues est absent : seuls le français, le haoussa, l’anglais et l’arabe"
    " sont reconnus."
)


class Matcher:
    """Match messages with a base of claims; give no embedder to compare words and letters only."""

    def __init__(
        self,
        claims: Sequence[Claim],
        *,
        embedder: Embedder | None = None,
        kept: Embedder | None = None,
    ) -> None:
        """Analyse the base; `kept` is a cache over the embedder for the texts of the base."""
        self._base = ClaimBase(claims, embedder=embedder, kept=kept)
        self._reading: Reading = "lexical" if embedder is None else "full"
        self._weights = weights_of(self._reading)
        self.degraded = degradation(meaning=embedder is not None)

    def match(self, text: str, *, id: str = "") -> MatchResult:
        """Return what `text` is about; any text is accepted, an empty one is about nothing."""
        message = read(text)
        candidates, decision = self._candidates(message)
        return MatchResult(
            id=id,
            language=message.language.code,
            languages=message.language.codes,
            decision=decision,
            candidates=candidates,
            degraded=self.degraded,
        )

    def _candidates(self, message: Message) -> tuple[tuple[Candidate, ...], Decision]:
        if not self._base.claims or not message.analysed.terms["words"]:
            return (), "none"
        comparison = self._base.compare(message)
        chances = probabilities(comparison, self._weights)
        best = np.argsort(-chances, kind="stable")[:SHOWN]
        # What is learnt on messages in other words says little of one in the very words.
        if near_duplicate(message.text, self._base.claims[comparison.rows[best[0]]].title):
            chances[best[0]] = max(chances[best[0]], FORWARDED)
        candidates = tuple(
            Candidate(
                id=self._base.claims[comparison.rows[place]].id,
                probability=round(float(chances[place]), 6),
                relation=comparison.agreements[place].relation(likely=chances[place] >= LIKELY),
            )
            for place in best
        )
        attachable = may_attach(comparison, int(best[0]), candidates[0].relation)
        return candidates, decide(candidates[0].probability, self._weights, attachable=attachable)


def may_attach(comparison: Comparison, place: int, relation: Relation) -> bool:
    """Tell whether a candidate may be attached at all, however probable it is."""
    told = comparison.pairs[place, PAIR.index("told")]
    return comparison.attachable and relation == "same" and bool(told <= LEANS)


def decide(probability: float, weights: Weights, *, attachable: bool) -> Decision:
    """Return what may be done with a first candidate; a guarded one is suggested at most."""
    if probability < weights.suggest:
        return "none"
    return "attach" if attachable and probability >= weights.attach else "suggest"


def degradation(*, meaning: bool) -> str:
    """Return in French what is off, or nothing; `meaning` tells whether an embedder is there."""
    found = [] if meaning else [LEXICAL]
    if not identifier_ready():
        found.append(NO_MODEL)
    return " ".join(found)
