"""Months lose their capital, names of streets and feasts keep it."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


def test_months_after_numbers_and_small_words_are_mended():
    written = "Le 1er Août, fin Mars, au mois d’Avril et en Décembre 2026."
    assert mended("month_capital", written) == (
        "Le 1er août, fin mars, au mois d’avril et en décembre 2026."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Place du 3 Août, à Tassara.",
        "La planète Mars est rouge.",
        "Avril Orou signe.",
        "Le défilé du 1er Mai.",
        "Janvier est froid.",
    ],
)
def test_names_keep_their_capital(text):
    assert excerpts("month_capital", text) == []
