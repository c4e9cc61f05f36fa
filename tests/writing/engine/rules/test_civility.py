"""Civilities get their French short form."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Mr. le ministre", "M. le ministre"),
        ("Mr Oumar Lalo Benna", "M. Oumar Lalo Benna"),
        ("Mme. Orou", "Mme Orou"),
        ("le Dr. Kadi", "le Dr Kadi"),
    ],
)
def test_a_civility_is_mended(written, better):
    assert mended("civility", f"Voici {written}.") == f"Voici {better}."


def test_right_forms_and_english_names_are_kept():
    assert excerpts("civility", "M. Benna, Mme Orou, le Dr Kadi, Mr Bean, Mrs Dalloway.") == []
