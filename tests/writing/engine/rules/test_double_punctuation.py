"""One mark is enough."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Venez !!!", "Venez !"),
        ("Venez ! ! !", "Venez !"),
        ("Vrai ?!", "Vrai ?"),
        ("Un puits,, ou deux.", "Un puits, ou deux."),
        ("Un puits ;; un bac.", "Un puits ; un bac."),
    ],
)
def test_marks_are_reduced_to_one(written, better):
    assert mended("double_punctuation", written) == better


def test_single_marks_and_addresses_are_kept():
    assert excerpts("double_punctuation", "Venez ! Est-ce loin ? `a ?? b`") == []
