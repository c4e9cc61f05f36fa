"""The dictionary knows words, participles, verbs of nouns and lost accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.word_graph import packed

from kakaki.writing.engine.french import (
    is_infinitive,
    is_known,
    participles_of,
    verb_of,
    with_accent,
)
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.word_graph import WordGraph


@pytest.mark.parametrize(
    "word",
    ["maison", "l’hôpital", "aujourd’hui", "qu’elles", "œuvre", "maitrise", "rendez-vous", "Niger", "MAISON"],
)  # fmt: skip
def test_a_french_word_is_known(word):
    assert is_known(word)


@pytest.mark.parametrize(
    "word", ["ministèr", "développment", "x’hôpital", "", "-", "’", "Kountaville"]
)
def test_a_word_that_is_none_is_not_known(word):
    assert not is_known(word)


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [("prises", "prendre"), ("dues", "devoir"), ("faites", "faire"), ("Reliées", "relier")],
)
def test_a_participle_leads_to_its_verb(word, infinitive):
    assert {one.infinitive for one in participles_of(word)} == {infinitive}


@pytest.mark.parametrize("word", ["abbé", "santé", "qualité", "maison"])
def test_a_noun_in_e_is_no_participle(word):
    assert participles_of(word) == ()


def test_a_verb_says_whether_its_participle_may_be_passive():
    assert participles_of("prise")[0].takes_an_object
    assert not participles_of("dormi")[0].takes_an_object
    assert participles_of("arrivée")[0].moves


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("réalisations", "réaliser"), ("communication", "communiquer"), ("mise", "mettre"),
     ("vérification", "vérifier"), ("nomination", "nommer"), ("logement", "loger")],
)  # fmt: skip
def test_a_noun_of_action_leads_to_its_verb(noun, verb):
    assert verb_of(noun) == verb


@pytest.mark.parametrize("noun", ["page", "parlement", "situation", "département", "puits"])
def test_a_noun_that_hides_no_verb_leads_nowhere(noun):
    assert verb_of(noun) is None


def test_every_verb_of_a_noun_is_a_verb():
    assert [verb for _, verb in entries("french/deverbal_nouns") if not is_infinitive(verb)] == []


@pytest.mark.parametrize(
    ("written", "better"),
    [("Etat", "État"), ("Ecole", "École"), ("Etre", "Être"), ("Economie", "Économie"), ("Age", None),
     ("Elle", None), ("Ile", None), ("Elhadj", None), ("ETAT", None), ("etat", None), ("Niger", None)],
)  # fmt: skip
def test_a_capital_gets_its_accent_back_only_where_no_doubt_is(written, better):
    assert with_accent(written) == better


@given(st.sets(st.text("abcé-", min_size=1, max_size=6), min_size=1), st.text("abcé-x", max_size=7))
def test_a_graph_holds_exactly_the_words_it_was_made_of(words, other):
    graph = WordGraph(packed(sorted(words)))
    assert all(word in graph for word in words)
    assert (other in graph) == (other in words)
