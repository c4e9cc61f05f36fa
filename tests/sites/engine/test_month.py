"""A month is shown in whole weeks."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.month import month_of


@given(st.integers(2000, 2098), st.integers(1, 12))
def test_weeks_are_whole_follow_each_other_and_hold_the_month(year, month):
    found = month_of(f"{year}-{month:02}", date(2026, 11, 24))
    days = [day for week in found.weeks for day in week]
    assert days[0].weekday() == 0
    assert len(days) % 7 == 0
    assert all(b - a == timedelta(days=1) for a, b in pairwise(days))
    assert found.first in days
    assert month_of(found.after, date(2026, 1, 1)).before == f"{year}-{month:02}"


def test_anything_else_shows_the_month_of_today():
    assert month_of("2026-13", date(2026, 11, 24)).first == date(2026, 11, 1)
