"""Sentences end where a reader says they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.writing.engine.sentences import sentences_of, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M. Benna et Mme Orou arrivent. Ils parlent.", 2),
        ("L’art. 12 du décret n° 3 s’applique. Il est court.", 2),
        ("Le sac coûte 13 500,50 FCFA. C’est 3.5 % de plus.", 2),
        ("« Venez ! » dit-elle. Ils viennent.", 3),
        ("Lisez https://a.example/b.c?d=e. Puis dormez.", 2),
        ("Où aller ? À Tassara…", 2),
        ("", 0),
    ],
)
def test_sentences_are_counted_as_read(text, count):
    assert len(sentences_of(text)) == count


def test_a_number_or_an_address_is_one_word():
    assert words_of("13 500 FCFA à l’hôpital, a@b.example") == [
        "13 500",
        "FCFA",
        "à",
        "l’hôpital",
        "a@b.example",
    ]


@given(st.text(max_size=200))
def test_a_sentence_stands_where_it_says(text):
    for sentence in sentences_of(text):
        assert text[sentence.start : sentence.start + len(sentence.text)] == sentence.text
