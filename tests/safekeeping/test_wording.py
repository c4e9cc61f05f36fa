"""How often a work comes back is told as people say it."""

from datetime import timedelta

import pytest

from kakaki.kernel.health import Sign
from kakaki.safekeeping.wording import every, shown_signs


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (timedelta(seconds=15), "toutes les 15 secondes"),
        (timedelta(minutes=1), "chaque minute"),
        (timedelta(hours=6), "toutes les 6 heures"),
        (timedelta(days=1), "chaque jour"),
        (timedelta(days=7), "tous les 7 jours"),
        (timedelta(seconds=90), "toutes les 90 secondes"),
    ],
)
def test_a_period_is_told_in_words(period, words):
    assert every(period) == words


def test_what_does_not_go_comes_first_and_works_are_told_elsewhere():
    levels = ("good", "warning", "failure", "good")
    signs = [Sign(f"s{n}", level, "x") for n, level in enumerate(levels)]
    shown = shown_signs([*signs, Sign("job:x", "failure", "x")])
    assert [one.badge for one in shown] == ["Ne va pas", "À voir", "Va bien", "Va bien"]
