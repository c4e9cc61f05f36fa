"""Learn the weights of the matching, with numpy only and the same answer every time."""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from practice import Row

from kakaki.matching.engine.calibrate import TRUST, Weights, first_place
from kakaki.matching.engine.embed import Embedder
from kakaki.matching.engine.features import DENSE_ONLY, PAIR, Claim, ClaimBase, Comparison, read

FOLDS = 8
RANK_RIDGE = 0.1
TRUST_RIDGE = 0.2
REMOVED = 0.3
"""Weight of each message whose claim is taken out of the base, so that abstention is learnt too."""

SMALL = 0.3
"""Weight of each message in a base of a few claims, as a ministry has at its start."""

RAISE = {"dense", "ideas", "rare", "figures", "dates", "share", "margin"}
"""What may only raise a score. Words and letters may lower the trust that all the rest gives: a
hard negative shares the words of a rumour and not its sense."""

LOWER = {
    "figures_conflict", "figures_corrected", "dates_conflict", "places_conflict",
    "places_strange", "contradicts", "common", "errand",
}  # fmt: skip
"""What may only lower it."""

VERBATIM = 0.3
"""Weight of each claim said word for word: no message of practice is, and many a forward is."""

Numbers = NDArray[np.float64]


BARE = 0.3
"""Weight of each message in a base of which nothing is found out yet, as new rumours are."""


MASS = {"v-": VERBATIM, "b-": BARE}


def taught(claims: list[Row], messages: list[Row], embedder: Embedder | None) -> list["Example"]:
    """Return what is learnt beside the messages: claims word for word, and claims not yet checked.

    Their ids begin with « v- » and « b- »: they are never counted in a measure.
    """
    bare = [{**claim, "summary": ""} for claim in claims]
    again = [{**row, "id": f"b-{row['id']}"} for row in messages]
    return examples(claims, verbatim(claims), embedder) + examples(bare, again, embedder)


def verbatim(claims: list[Row]) -> list[Row]:
    """Return the titles of claims as messages about them."""
    return [
        {"id": f"v-{c['id']}", "text": c["title"], "claim_id": c["id"], "kind": "verbatim"}
        for c in claims
    ]


def _bounds(names: tuple[str, ...]) -> tuple[Numbers, Numbers]:
    low = np.array([0.0 if name in RAISE else -np.inf for name in names])
    high = np.array([0.0 if name in LOWER else np.inf for name in names])
    return low, high


@dataclass(frozen=True)
class Example:
    """A message compared with a base, and the place of its claim in the shortlist (-1: none)."""

    row: Row
    comparison: Comparison
    ids: tuple[str, ...]
    gold: int

    @property
    def group(self) -> str:
        """Return the claim that the message is about or near: a fold never splits it."""
        own = self.row["id"].removeprefix("b-")
        return str(self.row["claim_id"] or self.row.get("near_claim") or own)

    @property
    def fold(self) -> int:
        """Return the number of the fold."""
        return int(hashlib.md5(self.group.encode()).hexdigest(), 16) % FOLDS


def examples(claims: list[Row], messages: list[Row], embedder: Embedder | None) -> list[Example]:
    """Compare every message with the whole base."""
    base = ClaimBase(
        [Claim(c["id"], c["title"], c.get("summary", "")) for c in claims], embedder=embedder
    )
    found = []
    for row in messages:
        comparison = base.compare(read(row["text"]))
        ids = tuple(base.claims[place].id for place in comparison.rows)
        gold = ids.index(row["claim_id"]) if row["claim_id"] in ids else -1
        found.append(Example(row, comparison, ids, gold))
    return found


def _descend(
    start: Numbers, gradient, names: tuple[str, ...], steps: int = 500, rate: float = 0.1
) -> Numbers:
    """Minimise by Adam with a slower end, each weight kept on its side of nought."""
    low, high = _bounds(names)
    at, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = gradient(at)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        pace = rate if step < 0.7 * steps else 0.3 * rate
        at -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        at = at.clip(low, high)
    return at


def _rank(found: list[Example], kept: Numbers) -> Numbers:
    """Learn the order: the claim of a message must come first (softmax over the shortlist)."""
    known = [e for e in found if e.gold >= 0]
    widest = max(len(e.ids) for e in known)
    pairs = np.zeros((len(known), widest, len(PAIR)))
    there = np.zeros((len(known), widest), bool)
    for place, example in enumerate(known):
        pairs[place, : len(example.ids)] = example.comparison.pairs
        there[place, : len(example.ids)] = True
    gold = np.array([e.gold for e in known])

    def gradient(weights: Numbers) -> Numbers:
        scores = np.where(there, pairs @ weights, -1e9)
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        shares[np.arange(len(gold)), gold] -= 1
        slope = np.einsum("nk,nkf->f", shares, pairs) + RANK_RIDGE * weights
        return slope * kept / len(gold)

    return _descend(np.where(np.array(PAIR) == "dense", 5.0, 0.0) * kept, gradient, PAIR)


def _usual(found: list[Example], rank: Numbers) -> float:
    """Return the median score of the second claim, over all messages."""
    seconds = [np.sort(e.comparison.pairs @ rank)[-2] for e in found if len(e.ids) > 1]
    return float(np.median(seconds))


def _trust(found: list[Example], rank: Numbers, usual: float, kept: Numbers) -> Numbers:
    """Learn how far the first claim can be trusted, with its claim in the base and without."""
    rows, right, weight = [], [], []
    for example in found:
        for kept_rows, mass in _bases(example):
            pairs = example.comparison.pairs[kept_rows]
            scores, known = first_place(pairs, example.comparison.message, rank, usual)
            rows.append(known)
            right.append(float(kept_rows[int(scores.argmax())] == example.gold))
            weight.append(mass * MASS.get(example.row["id"][:2], 1.0))
    design, answer, mass = np.array(rows), np.array(right), np.array(weight)
    ridge = np.where(np.array(TRUST) == "one", 0.0, TRUST_RIDGE)

    def gradient(weights: Numbers) -> Numbers:
        chance = 1 / (1 + np.exp(-design @ weights))
        return (design.T @ ((chance - answer) * mass) + ridge * weights) * kept / mass.sum()

    return _descend(np.zeros(len(TRUST)), gradient, TRUST, steps=800)


def _bases(example: Example) -> list[tuple[Numbers, float]]:
    """Return the rows of a base and its weight: whole, without the gold claim, and small ones."""
    whole = np.arange(len(example.ids))
    without = whole[whole != example.gold]
    chance = np.random.default_rng(int(hashlib.md5(example.row["id"].encode()).hexdigest()[:8], 16))
    few = chance.choice(without, int(chance.integers(1, 12)), replace=False)
    found = [(whole, 1.0), (few, REMOVED / 2)]
    if example.gold >= 0:
        found += [(without, REMOVED), (np.append(few, example.gold), SMALL)]
    return found


def learn(found: list[Example], *, lexical: bool) -> Weights:
    """Return weights learnt on examples; thresholds are left at 1 and set by `thresholds`."""
    used = [e for e in found if e.gold >= 0 or not e.row["claim_id"]]
    rank_kept = np.array([not (lexical and name in DENSE_ONLY) for name in PAIR], float)
    trust_kept = np.array([not (lexical and name in DENSE_ONLY) for name in TRUST], float)
    whole = [e for e in used if not e.row["id"].startswith("b-")]
    rank = _rank(whole, rank_kept)
    usual = _usual(whole, rank)
    return Weights(rank, usual, _trust(used, rank, usual, trust_kept), 1.0, 1.0)
