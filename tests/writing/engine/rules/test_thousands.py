"""Counted numbers are cut by threes; numbers that name something are copied as they are."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Un don de 1250000 francs.", "Un don de 1 250 000 francs."),
        (
            "Environ 100.000 femmes et 50,000 habitants.",
            "Environ 100 000 femmes et 50 000 habitants.",
        ),
        ("Le coût est de 1,250,000 FCFA.", "Le coût est de 1 250 000 FCFA."),
        ("Les 21500 tonnes de riz.", "Les 21 500 tonnes de riz."),
    ],
)
def test_numbers_are_cut_by_threes(written, better):
    assert mended("thousands", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "L’article 12500 du code.",
        "BP 11000 ou code 8000.",
        "Tél. 20720000 ou au 20720000 tous les jours.",
        "Un bus de 12,500 tonnes.",
        "L’année 2026 commence.",
        "https://a.example/12500 la liste",
    ],
)
def test_references_telephones_decimals_and_years_are_kept(text):
    assert excerpts("thousands", text) == []
