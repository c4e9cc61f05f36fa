"""The figure of readability follows one counter of syllables, and its bands order texts as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.readability import readability, syllables_of
from kakaki.writing.engine.readers import markdown

COUNTS = {
    1: "puits eau parlent ouvrent table tables cœur lieu nuit oui yeux langue guerre quatre eaux pied le les "
    "est ville chantent riz feuille août",
    2: "famille vraiment moment école idée pays arrivent voyage payer travail patient récent prudent santé "
    "client région mosquée année poème maïs demandent agents commencent forage aïeul juillet",
    3: "ministère qualité hôpital président",
    4: "gouvernement population information aéroport agriculture",
    5: "communication",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in COUNTS.items() for word in words.split()]
)
def test_syllables_are_counted_as_said(word, count):
    assert syllables_of(word) == count


def of(text):
    return readability(Document(markdown.read(text)))


def test_a_short_text_has_no_figure():
    assert of("Le puits est ouvert.") is None


def test_short_sentences_are_easier_than_long_ones():
    short = of("Le puits est ouvert. Les familles y vont tôt. L’eau est bonne. " * 12)
    long = of("Le puits est ouvert et les familles y vont tôt car l’eau est bonne " * 12)
    assert short.band == "facile"
    assert short.score > long.score


def test_the_items_of_a_list_count_as_sentences():
    items = [f"le carnet de santé de la famille {name}" for name in "abcdefghijklmnop"]
    assert of("\n".join(f"- {one}" for one in items)).score > of(", ".join(items)).score


@given(st.text(max_size=40))
def test_every_word_has_a_syllable(word):
    assert syllables_of(word) >= 1
