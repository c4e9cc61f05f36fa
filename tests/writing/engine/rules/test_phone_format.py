"""Telephone numbers are written by pairs, after the code of the country."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Appelez le 20720000.", "Appelez le 20 72 00 00."),
        ("Tél. : 20-72-00-00 / 90000000", "Tél. : 20 72 00 00 / 90 00 00 00"),
        ("Écrivez au +22790000000.", "Écrivez au +227 90 00 00 00."),
        ("Numéro WhatsApp : 00227 90000000.", "Numéro WhatsApp : +227 90 00 00 00."),
    ],
)
def test_a_number_is_written_by_pairs(written, better):
    assert mended("phone_format", written) == better


def test_other_numbers_of_eight_digits_are_kept():
    text = "Un budget de 20720000 francs, le dossier 12345678, la version 20.26.01.12."
    assert excerpts("phone_format", text) == []
