import pytest

from kakaki.matching.engine.normalise import fold
from kakaki.matching.engine.numbers import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("47 000 cas", [47_000]),
        ("47\u202f000 cas", [47_000]),
        ("47k", [47_000]),
        ("47milles cas", [47_000]),
        ("quarante-sept mille", [47_000]),
        ("dubu arba'in da bakwai", [47_000]),
        ("dubu goma", [10_000]),
        ("dubu goma ko dubu biyar", [10_000, 5_000]),
        ("dubu ɗari biyu da hamsin", [250_000]),
        ("dubu ɗaya da ɗari biyu", [1_200]),
        ("miliyan biyu da dubu ɗari uku", [2_300_000]),
        ("jikka 45", [45_000]),
        ("N700,000", [700_000]),
        ("one thousand two hundred", [1_200]),
        ("quatre-vingt-dix-sept", [97]),
        ("soixante-dix mille", [70_000]),
        ("1,5 million", [1_500_000]),
        ("entre 5 000 et 10 000", [5_000, 10_000]),
        ("trois ou quatre", [3, 4]),
        ("un homme et une femme", []),
    ],
)
def test_a_figure_is_read_in_digits_and_in_the_words_of_three_languages(text, values):
    assert [figure.value for figure in figures(fold(text))] == values


def test_a_percentage_is_told_from_a_number():
    assert [f.percent for f in figures(fold("72 % de 100 personnes"))] == [True, False]


def test_a_hostile_run_of_digits_is_left_out():
    assert figures("9" * 500_000) == []
