"""How urgent a claim is: bounds, order, and what touches life."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.factcheck.engine.triage import BANDS, HARMS, band_of, priority

harms = st.sampled_from(sorted(HARMS))
reports = st.integers(0, 10**7)


@given(st.floats(0, 1), harms, reports, st.integers(0, 500), reports)
def test_a_priority_stays_between_0_and_100(share, harm, count, regions, recent):
    score = priority(checkability=share, harm=harm, reports=count, regions=regions, recent=recent)
    assert 0 <= score <= 100


@given(harms, st.integers(1, 1000), st.integers(1, 1000))
def test_more_reports_never_lower_a_priority(harm, count, more):
    fields = {"checkability": 0.5, "harm": harm, "regions": 1, "recent": 0}
    few = priority(reports=count, **fields)
    assert priority(reports=count + more, **fields) >= few


def test_an_unknown_harm_is_refused():
    with pytest.raises(LookupError):
        priority(checkability=1, harm="envie", reports=1, regions=1, recent=0)


@given(st.integers(0, 100))
def test_what_touches_life_is_never_left_unanswered(score):
    assert band_of(score, "life").code in {"urgent", "high"}


@pytest.mark.parametrize(
    ("score", "code"),
    [
        (0, "watch"),
        (24, "watch"),
        (25, "gap"),
        (49, "gap"),
        (50, "high"),
        (74, "high"),
        (75, "urgent"),
    ],
)
def test_a_band_begins_at_its_threshold(score, code):
    assert band_of(score, "trust").code == code


def test_a_deadline_is_nearer_when_the_band_is_higher():
    within = [band.within for _, band in BANDS if band.within]
    assert within == sorted(within)
