"""A little word written twice in a row is written once."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Il vient de de Bilmari.", "Il vient de Bilmari."),
        ("Les les élèves lisent.", "Les élèves lisent."),
        ("Une voix et et une main.", "Une voix et une main."),
    ],
)
def test_one_of_the_two_is_kept(written, better):
    assert mended("repeated_word", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Nous nous réunissons.",
        "Vous vous trompez.",
        "Il fait faire un puits.",
        "Le film La La Land passe ce soir.",
        "Cela permet de démarrer.",
    ],
)
def test_words_that_french_says_twice_are_kept(text):
    assert excerpts("repeated_word", text) == []
