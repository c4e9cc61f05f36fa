import pytest

from kakaki.matching.engine.dates import moments
from kakaki.matching.engine.normalise import fold


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("le 22 août 2024", (2024, 8, 22)),
        ("le 1er mars", (0, 3, 1)),
        ("daga goma ga Oktoba", (0, 10, 10)),
        ("ran talatin ga Afrilu", (0, 4, 30)),
        ("October 10", (0, 10, 10)),
        ("15 June", (0, 6, 15)),
        ("22/08/2024", (2024, 8, 22)),
        ("2024-08-17", (2024, 8, 17)),
        ("en janvier 2022", (2022, 1, 0)),
        ("depuis 2023", (2023, 0, 0)),
    ],
)
def test_a_date_is_read_in_three_languages(text, date):
    found = moments(fold(text))
    assert [(m.year, m.month, m.day) for m in found] == [date]


@pytest.mark.parametrize("text", ["mace mai ciki", "you may come", "2 000 personnes", "45/99/2024"])
def test_what_only_looks_like_a_date_is_not_one(text):
    assert all(m.month == 0 for m in moments(fold(text)))


def test_two_dates_conflict_only_on_what_both_say():
    august, day, other = moments("le 22 aout 2024") + moments("22 aout") + moments("3 aout")
    assert not august.conflicts_with(day)
    assert august.conflicts_with(other)
