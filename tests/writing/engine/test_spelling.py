"""Words that French does not know are found, and what was meant is suggested."""

import re

import pytest

from kakaki.writing.engine.spelling import is_french, suggestions_for, unknown_in

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@pytest.mark.parametrize(
    "word",
    [
        "école",
        "qu’il",
        "a-t-il",
        "agropastorales",
        "cybermenace",
        "socio-économique",
        "coeur",
        "niébé",
        "Allez-y",
    ],
)
def test_a_word_of_the_dictionary_or_freely_made_is_french(word):
    assert is_french(word)


@pytest.mark.parametrize("word", ["gouvernment", "écolle", "socio-économiqe", "qu’ill"])
def test_a_slip_of_the_finger_is_not_french(word):
    assert not is_french(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("aggréable", "agréable"),
        ("l’hopital", "l’hôpital"),
        ("Dévelopement", "Développement"),
        ("occurence", "occurrence"),
        ("recu", "reçu"),
    ],
)
def test_accents_and_doubled_letters_alone_are_sure(word, meant):
    assert suggestions_for(word).sure == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("fotographie", "photographie"),
        ("gouvernment", "gouvernement"),
        ("malgrès", "malgré"),
        ("acceuillir", "accueillir"),
        ("vaccinasion", "vaccination"),
    ],
)
def test_a_word_that_sounds_alike_or_lacks_a_letter_is_suggested_and_not_sure(word, meant):
    found = suggestions_for(word)
    assert meant in found.words
    assert found.sure is None


def test_a_strange_word_has_no_more_than_three_suggestions():
    assert len(suggestions_for("pari-sssss").words) <= 3
    assert suggestions_for("bivalirudine").words == ()


def test_very_long_letters_end():
    assert suggestions_for("é" * 5_000).words == ()


def test_a_text_read_again_gives_the_same_unknown_words():
    text = "Le gouvernment ouvre une écolle. Le gouvernment dit oui."
    assert unknown_in(text, WORD) == unknown_in(text, WORD) == {"gouvernment", "écolle"}
