"""Seven days, four weeks and twelve months of backups are kept, and never fewer by mistake."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.safekeeping.engine.rotation import Keep, keep_from, moment_of, name_at, too_old

TODAY = datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
MOMENTS = st.integers(0, 86_400 * 3000).map(lambda seconds: TODAY + timedelta(seconds=seconds))


def test_a_name_says_its_moment_and_names_are_in_their_order():
    assert moment_of(name_at(TODAY)) == TODAY
    assert name_at(TODAY) < name_at(TODAY + timedelta(seconds=1))


@pytest.mark.parametrize(
    "name", ["photo.jpg", "kakaki-20261399-000000.tar.gz.age", "kakaki-20260615-020000.tar.gz", ""]
)
def test_a_name_that_is_not_ours_has_no_moment_and_is_never_removed(name):
    assert moment_of(name) is None
    assert too_old([name], Keep(1, 0, 0), always=()) == []


def test_two_years_of_daily_backups_become_days_weeks_and_months():
    names = [name_at(TODAY - timedelta(days=n)) for n in range(730)]
    gone = too_old(names, Keep(), always=())
    kept = sorted(set(names) - set(gone), reverse=True)
    assert kept[:7] == names[:7]
    assert 7 + 4 + 12 - 4 <= len(kept) <= 7 + 4 + 12
    assert moment_of(kept[-1]) > TODAY - timedelta(days=366)


def test_several_backups_of_one_day_leave_the_newest():
    names = [name_at(TODAY + timedelta(hours=n)) for n in range(5)]
    assert too_old(names, Keep(), always=()) == names[:4]
    assert too_old(names, Keep(), always=names[:1]) == names[1:4]


def test_a_clock_set_wrong_for_a_while_removes_nothing_of_before():
    before = [name_at(TODAY - timedelta(days=n)) for n in range(5)]
    assert too_old([*before, name_at(datetime(2031, 1, 1, tzinfo=UTC))], Keep(), always=()) == []


@given(st.lists(MOMENTS, min_size=1, max_size=40))
def test_the_newest_stays_and_removing_twice_removes_nothing_more(moments):
    names = {name_at(at) for at in moments}
    gone = too_old(names, Keep(), always=())
    assert max(names) not in gone
    assert too_old(names - set(gone), Keep(), always=()) == []


def test_the_rule_is_read_and_one_that_keeps_nothing_is_refused():
    assert keep_from("7,4,12") == Keep(7, 4, 12)
    for wrong in ("0,0,0", "7", "a,b,c", "-1,4,4", ""):
        with pytest.raises(ValueError, match=r"\w"):
            keep_from(wrong)
