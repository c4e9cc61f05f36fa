"""A number of a million and more is said with its scale when that loses nothing."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended

from kakaki.writing.engine.rules.big_number import scaled


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1_000_000, "1 million"),
        (1_500_000, "1,5 million"),
        (2_350_000, "2,35 millions"),
        (15_000_000_000, "15 milliards"),
        (1_020_000_000, "1,02 milliard"),
        (1_234_567, None),
        (999_999, None),
    ],
)
def test_a_scale_is_exact_or_none(value, words):
    assert scaled(value) == (words.replace(" ", "\u00a0") if words else None)


def test_the_unit_follows_with_its_small_word():
    assert mended("big_number", "Il coûte 15 000 000 FCFA.") == "Il coûte 15 millions de FCFA."


def test_small_and_exact_numbers_are_kept():
    assert excerpts("big_number", "Il reste 900 000 FCFA et 12 345 678 FCFA.") == []
