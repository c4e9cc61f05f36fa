"""Words are counted as a reader counts them."""

import pytest

from kakaki.writing.engine.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("13 500 FCFA à l’hôpital", ["13 500", "FCFA", "à", "l’hôpital"]),
        ("a@b.example, www.kounta.example.", ["a@b.example", "www.kounta.example"]),
        ("En 2026, 12 centres", ["En", "2026", "12", "centres"]),
        ("le 12/03/2026 à 8h30", ["le", "12/03/2026", "à", "8h30"]),
        ("1er mars, 2e jour, n° 3", ["1er", "mars", "2e", "jour", "n°", "3"]),
        ("appelez le 20 72 34 56", ["appelez", "le", "20 72 34 56"]),
        ("12.500,50 F et 3,5 %", ["12.500,50", "F", "et", "3,5"]),
        ("la COVID-19 et l’U.E.M.O.A.", ["la", "COVID-19", "et", "l’U.E.M.O.A."]),
        ("ƙasa ɗan Adam ƴan Nijar", ["ƙasa", "ɗan", "Adam", "ƴan", "Nijar"]),
        ("de\u0301cret et com\u00admune", ["de\u0301cret", "et", "com\u00admune"]),
        ("rendez-vous aujourd’hui", ["rendez-vous", "aujourd’hui"]),
        ("… — ! ?", []),
    ],
)
def test_words_are_those_a_reader_counts(text, words):
    assert words_of(text) == words
