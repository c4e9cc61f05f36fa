"""A middle dot becomes both words, where they are sure."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Les citoyen·ne·s votent.", "Les citoyennes et les citoyens votent."),
        ("Il parle aux directeur·rice·s.", "Il parle aux directrices et aux directeurs."),
        ("Nos usager·e·s lisent.", "Nos usagères et nos usagers lisent."),
        ("Les élu•es votent.", "Les élues et les élus votent."),
    ],
)
def test_both_words_are_offered_after_a_plural_article(written, better):
    assert mended("middle_dot", written) == better


def test_a_singular_is_shown_without_a_fix():
    (finding,) = found("middle_dot", "Chaque agent·e vient.")
    assert finding.fix is None


def test_a_name_with_a_dot_is_kept():
    assert excerpts("middle_dot", "La chaîne france•tv et 2 · 3.") == []
