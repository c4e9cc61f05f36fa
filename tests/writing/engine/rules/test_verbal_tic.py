"""Filler words are shown, and only where they are filler."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Force est de constater que le pont est fermé.",
        "Pour ce faire, appelez le 15.",
        "Le pont est d’ores et déjà ouvert.",
    ],
)
def test_filler_is_found(text):
    assert excerpts("verbal_tic", text)


@pytest.mark.parametrize(
    "text",
    [
        "Merci de votre aide à cet égard.",
        "Il agit à ce titre.",
    ],
)
def test_words_that_link_two_ideas_are_kept(text):
    assert excerpts("verbal_tic", text) == []
