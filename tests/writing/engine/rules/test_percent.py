"""Percentages get their sign and its space."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Une hausse de 12,5%.", "Une hausse de 12,5 %."),
        ("Une hausse de 12 p. 100.", "Une hausse de 12 %."),
        ("Une hausse de 12 pourcents.", "Une hausse de 12 %."),
        ("Entre 10% et 20%, à 100 pour 100.", "Entre 10 % et 20 %, à 100 %."),
    ],
)
def test_the_sign_gets_its_space(written, better):
    assert mended("percent", written) == better


def test_addresses_are_left_alone():
    assert excerpts("percent", "Voyez https://a.example/50%25 et le poste de 3 p. de long.") == []
