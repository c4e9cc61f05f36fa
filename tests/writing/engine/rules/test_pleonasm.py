"""The same idea said twice is said once."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("La visite est prévue à l’avance.", "La visite est prévue."),
        ("Au jour d’aujourd’hui, il pleut.", "Aujourd’hui, il pleut."),
        ("Le bruit s’avère vrai.", "Le bruit est vrai."),
        ("Le guichet ferme, voire même le bureau.", "Le guichet ferme, voire le bureau."),
        ("CAR EN EFFET IL PLEUT.", "CAR IL PLEUT."),
    ],
)
def test_what_is_enough_is_offered(written, better):
    assert mended("pleonasm", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Le prix est totalement libre.",
        "Le maire monte à la tribune.",
        "Il réserve sa place à l’avance.",
    ],
)
def test_words_that_only_look_alike_are_kept(text):
    assert excerpts("pleonasm", text) == []
