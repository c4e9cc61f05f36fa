import numpy as np
import pytest

from kakaki.matching.engine.calibrate import probabilities, weights_of
from kakaki.matching.engine.features import MESSAGE, PAIR, Comparison

READINGS = ["full", "lexical"]


def comparison(dense: float, ideas: float, others: int = 6) -> Comparison:
    pairs = np.zeros((others + 1, len(PAIR)))
    for name, value in (
        ("dense", dense),
        ("ideas", ideas),
        ("rare", ideas),
        ("ideas_cover", ideas),
    ):
        pairs[0, PAIR.index(name)] = value
    message = np.zeros(len(MESSAGE))
    message[:2] = 1.0
    return Comparison(np.arange(others + 1), pairs, message, (), attachable=True)


@pytest.mark.parametrize("reading", READINGS)
def test_more_agreement_never_lowers_the_probability(reading):
    weights = weights_of(reading)
    chances = [probabilities(comparison(x, x), weights)[0] for x in np.linspace(0.05, 0.9, 12)]
    assert chances == sorted(chances)
    assert chances[-1] - chances[0] > 0.3


@pytest.mark.parametrize("reading", READINGS)
def test_probabilities_are_probabilities_in_the_order_of_the_scores(reading):
    chances = probabilities(comparison(0.5, 0.4), weights_of(reading))
    assert ((chances >= 0) & (chances <= 1)).all()
    assert chances.argmax() == 0


def test_no_claim_gives_no_probability():
    none = np.zeros((0, len(PAIR)))
    nothing = Comparison(np.arange(0), none, np.zeros(len(MESSAGE)), (), attachable=True)
    assert probabilities(nothing, weights_of("full")).size == 0


@pytest.mark.parametrize("reading", READINGS)
def test_attaching_asks_for_more_than_suggesting(reading):
    weights = weights_of(reading)
    assert 0 < weights.suggest < weights.attach <= 1
