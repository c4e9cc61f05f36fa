"""Turn the numbers of a comparison into probabilities, with weights learnt on practice rumours.

Two steps: a linear score orders the shortlist; a logistic regression says how likely the first
one is right. `benchmarks/matching/train.py` learns both and writes weights.json.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kakaki.matching.engine.features import MESSAGE, PAIR, Comparison

Reading = Literal["full", "lexical"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one way of reading, and the two thresholds on the probability (0–1).

    `usual` is the score that the second claim of a large base reaches: a small base is judged as if
    one stood there, or its only claim would win every time.
    """

    rank: Numbers
    usual: float
    trust: Numbers
    attach: float
    suggest: float


@lru_cache(maxsize=2)
def weights_of(reading: Reading) -> Weights:
    """Return the weights that ship with the product."""
    path = resources.files("kakaki.matching.engine").joinpath("models/weights.json")
    stored = json.loads(path.read_text(encoding="utf-8"))[reading]
    return Weights(
        rank=np.array([stored["rank"][name] for name in PAIR]),
        usual=float(stored["usual"]),
        trust=np.array([stored["trust"][name] for name in TRUST]),
        attach=float(stored["attach"]),
        suggest=float(stored["suggest"]),
    )


TRUST = ("one", *PAIR, *MESSAGE[1:], "share", "margin")


def first_place(
    pairs: Numbers, message: Numbers, rank: Numbers, usual: float
) -> tuple[Numbers, Numbers]:
    """Return the scores of a shortlist, and the numbers TRUST of its first one."""
    scores = pairs @ rank
    top = int(scores.argmax())
    share = 1 / (np.exp(scores - scores[top]).sum() + np.exp(min(usual - scores[top], 30.0)))
    second = np.delete(scores, top).max(initial=usual)
    margin = float(np.clip(scores[top] - second, -8.0, 8.0)) / 4
    return scores, np.concatenate(
        [[1.0], pairs[top], message[1:], [float(np.log(share + 1e-6)), margin]]
    )


def probabilities(comparison: Comparison, weights: Weights) -> Numbers:
    """Return for each claim of the shortlist the probability that the message is about it.

    They are in the order of the scores and add up to less than the number of candidates; what the
    first lacks to 1 is the chance that nothing known fits.
    """
    if not len(comparison.rows):
        return np.zeros(0)
    scores, known = first_place(comparison.pairs, comparison.message, weights.rank, weights.usual)
    trusted = 1 / (1 + np.exp(-np.clip(known @ weights.trust, -30, 30)))
    ratio = np.exp(scores - scores.max())
    # A message about one claim leaves to the others at most what the first does not take.
    others = np.minimum(ratio * trusted, np.maximum(1 - trusted, 0) * ratio + ratio**2 * trusted)
    return np.where(ratio == 1.0, trusted, others)
