"""A long aside is shown; a list or a date of birth is not."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found


def test_a_long_aside_is_shown_with_its_length():
    text = "Le bac (qui passe le fleuve depuis dix ans entre le marché et le quartier neuf) est gratuit."
    (finding,) = found("long_parenthesis", text)
    assert finding.excerpt[0] + finding.excerpt[-1] == "()"
    assert "mots" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Le bac (gratuit le dimanche) passe.",
        "Le bac sert trois quartiers (le Plateau et ses écoles, le Fleuve et son port, le Marché, le Puits).",
        "Awa Orou (née le 3 mars 1950 à Bilmari, dans la région du Fleuve, au bord de l’eau) écrit.",
    ],
)
def test_short_asides_lists_and_births_are_kept(text):
    assert excerpts("long_parenthesis", text) == []
