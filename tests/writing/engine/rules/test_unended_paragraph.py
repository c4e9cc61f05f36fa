"""A paragraph that stops without a mark is shown at its last words."""

import pytest
from tests.writing.engine.rule_reader import excerpts


def test_the_last_words_are_shown():
    text = "Le nouveau puits est ouvert. Le ministère le donne aux familles du"
    assert excerpts("unended_paragraph", text) == ["aux familles du"]


@pytest.mark.parametrize(
    "text",
    [
        "Le nouveau puits est ouvert. Il marche bien :",
        "Le nouveau puits est ouvert. Écrivez à a@kounta.example",
        "Le nouveau puits est ouvert. « Il marche bien »",
        "## Le puits est ouvert. Il marche bien",
        "- Le nouveau puits est ouvert. Il marche très bien",
        "2. Le nouveau puits du grand marché de Tassara",
    ],
)
def test_ends_headings_and_items_are_kept(text):
    assert excerpts("unended_paragraph", text) == []
