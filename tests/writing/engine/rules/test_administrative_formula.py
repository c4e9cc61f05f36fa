"""Formulas get plain words, whatever their capitals and apostrophes."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found


@pytest.mark.parametrize(
    "text",
    [
        "AFIN D'OUVRIR le puits.",
        "Le texte susvisé vaut.",
        "Il est habilité à signer.",
    ],
)
def test_formulas_are_found(text):
    assert excerpts("administrative_formula", text)


def test_the_plain_word_is_said():
    (finding,) = found("administrative_formula", "Par le biais d’un bon, payez.")
    assert "« par »" in finding.message
    assert finding.fix is None


def test_a_word_within_another_is_kept():
    assert excerpts("administrative_formula", "La mise en conformité avec la loi est finie.") == []
