"""When a page is to be read again, and when somebody is written to about it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.review_dates import (
    DUE,
    NOT_YET,
    SOON,
    is_letter_due,
    months_after,
    stage_of,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 1), 24, date(2028, 1, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("days", "stage"), [(8, NOT_YET), (7, SOON), (1, SOON), (0, DUE), (-9, DUE)]
)
def test_a_page_is_near_a_week_before_its_day(days, stage):
    assert stage_of(TODAY + timedelta(days=days), TODAY) == stage


@pytest.mark.parametrize(
    ("days", "told", "last", "is_due"),
    [
        (7, NOT_YET, None, True),
        (7, SOON, 1, False),
        (0, SOON, 7, True),
        (0, DUE, 1, False),
        (-3, DUE, 6, False),
        (-7, DUE, 7, True),
        (-7, DUE, None, True),
        (0, SOON, 0, False),
        (30, NOT_YET, None, False),
    ],
)
def test_a_letter_goes_a_week_before_on_the_day_then_once_a_week(days, told, last, is_due):
    pages = [(TODAY + timedelta(days=days), told)]
    letter = None if last is None else TODAY - timedelta(days=last)
    assert is_letter_due(pages, today=TODAY, last_letter=letter) is is_due


@given(st.lists(st.integers(-60, 60), max_size=8), st.integers(1, 200))
def test_a_page_left_alone_costs_two_letters_then_one_a_week(distances, days):
    """Whatever the pages: no day has two letters, and late pages alone bring one a week."""
    dues = [TODAY + timedelta(days=one) for one in distances]
    told, last, letters = [NOT_YET] * len(dues), None, []
    for number in range(days):
        today = TODAY + timedelta(days=number)
        if is_letter_due(list(zip(dues, told, strict=True)), today=today, last_letter=last):
            letters.append(today)
            last, told = today, [stage_of(due, today) for due in dues]
    assert len(set(letters)) == len(letters)
    assert len(letters) <= 2 * len(dues) + days // 7 + 1
