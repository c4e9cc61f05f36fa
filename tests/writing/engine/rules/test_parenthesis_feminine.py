"""Feminine endings in brackets become both words, where they are sure."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Les candidat(e)s viennent.", "Les candidates et les candidats viennent."),
        ("Il écrit aux employé(e)s.", "Il écrit aux employées et aux employés."),
    ],
)
def test_both_words_are_offered_after_a_plural_article(written, better):
    assert mended("parenthesis_feminine", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Un(e) agent(e) vient.",
        "Le directeur(trice) signe.",
        "Êtes-vous marié(e) ?",
    ],
)
def test_other_cut_words_are_found(text):
    assert excerpts("parenthesis_feminine", text)


@pytest.mark.parametrize(
    "text",
    [
        "Le puits (neuf) coûte 10 francs/litre.",
        "Lisez la page 2/3.",
        "Le dossier (et la photo) suffit.",
    ],
)
def test_plain_brackets_and_slashes_are_kept(text):
    assert excerpts("parenthesis_feminine", text) == []
