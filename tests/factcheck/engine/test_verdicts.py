"""The scale of verdicts, as ClaimReview reads it."""

import pytest

from kakaki.factcheck.engine.verdicts import VERDICTS


@pytest.mark.parametrize("verdict", VERDICTS.values(), ids=list(VERDICTS))
def test_a_rating_lies_on_the_scale_or_is_none(verdict):
    if verdict.value is None:
        assert verdict.rating is None
    else:
        value, best, worst = verdict.rating
        assert worst <= value <= best


def test_true_is_above_false_and_nothing_proved_has_no_rank():
    assert VERDICTS["vrai"].value > VERDICTS["plutot_vrai"].value > VERDICTS["trompeur"].value
    assert VERDICTS["trompeur"].value > VERDICTS["faux"].value
    assert VERDICTS["non_prouve"].value is None
    assert VERDICTS["hors_fait"].value is None
