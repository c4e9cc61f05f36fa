"""Plurals in brackets are shown once for the words that stand together."""

import pytest
from tests.writing.engine.rule_reader import excerpts


def test_words_that_stand_together_are_shown_together():
    assert excerpts("plural_in_brackets", "Apportez le(s) reçu(s) et le(s) bon(s).") == [
        "le(s) reçu(s)",
        "le(s) bon(s)",
    ]


@pytest.mark.parametrize(
    "text",
    ["Le dossier (neuf) suffit.", "L’article 3(a) vaut.", "Voir f(x).", "La longitude(x) vaut 2."],
)
def test_other_brackets_are_kept(text):
    assert excerpts("plural_in_brackets", text) == []
