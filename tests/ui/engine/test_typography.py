"""French spaces and apostrophes, and how long ago."""

import pytest

from kakaki.ui.engine.elapsed import elapsed
from kakaki.ui.engine.typography import french


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("L'eau est potable", "L’eau est potable"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("Vrai ou faux ?", "Vrai ou faux\u202f?"),
        ("Titre : un", "Titre\u00a0: un"),
        ("13 500 FCFA", "13\u202f500\u202fFCFA"),
        ("http://kounta.example", "http://kounta.example"),
        ("ƙauye 'yan", "ƙauye 'yan"),
    ],
)
def test_french_spaces_hold_and_other_words_stay(typed, shown):
    assert french(typed) == shown


def test_french_typography_applied_twice_changes_nothing_more():
    once = french("« L'eau » : 13 500 FCFA ?")
    assert french(once) == once


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "à l’instant"),
        (59, "à l’instant"),
        (61, "il y a 1\u00a0min"),
        (3599, "il y a 59\u00a0min"),
        (7300, "il y a 2\u00a0h"),
        (86_400, ""),
        (-3600, ""),
    ],
)
def test_elapsed_says_minutes_and_hours_and_leaves_days_and_wrong_clocks_to_the_date(
    seconds, words
):
    assert elapsed(seconds) == words
