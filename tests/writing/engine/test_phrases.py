"""A list of phrases is read in one look, and finds what is written, as it is written."""

import pytest

from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import Phrases, words_in, written_forms

LISTS = (
    "alarming_words", "anglicisms", "formulas", "homophones", "injunctions", "misused_expressions",
    "pleonasms", "self_praise", "verbal_tics", "weak_verbs",
)  # fmt: skip


def plain(line: tuple[str, ...], text: str) -> list[str]:
    return [phrase.plain for phrase in Phrases((line,)).find(text)]


def test_either_word_of_a_choice_is_found_and_kept():
    line = ("[prévu|prévue] à l’avance", "$1")
    assert plain(line, "Le jour est prévu à l'avance.") == ["prévu"]
    assert plain(line, "La date est prévue  à l’avance.") == ["prévue"]


@pytest.mark.parametrize(
    ("written", "better"), [("afin de", "pour"), ("Afin d’", "Pour "), ("AFIN DE", "POUR")]
)
def test_capitals_and_elisions_are_kept(written, better):
    assert plain(("afin de", "pour"), f"{written} voir") == [better]


def test_a_word_within_another_is_not_the_word():
    assert plain(("mail", "courriel"), "Le mailing, un e-mail, Ismail.") == []


def test_a_phrase_is_spared_after_the_words_named():
    line = ("suite à", "après", "sauf:la|fait")
    assert plain(line, "La suite à donner fait suite à tout. Suite à tout.") == ["Après"]


def test_the_longest_of_two_phrases_is_kept():
    both = Phrases((("en vue", "visible"), ("en vue de", "pour")))
    assert [phrase.written for phrase in both.find("Il vient en vue de payer.")] == ["en vue de"]


def test_words_are_cut_at_apostrophes_and_hyphens():
    assert words_in("L’avance, peut-être") == {"l", "avance", "peut", "être"}


@pytest.mark.parametrize("name", LISTS)
def test_every_form_of_every_list_is_found_in_a_sentence(name):
    known = Phrases(entries(name))
    for line in entries(name):
        for form in written_forms(line[0]):
            assert list(known.find(f"Ici, {form} tout.")), form


@pytest.mark.parametrize("name", LISTS)
def test_no_phrase_of_a_list_stands_twice(name):
    forms = [form for line in entries(name) for form in written_forms(line[0])]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("name", "least"),
    [("formulas", 150), ("anglicisms", 80), ("pleonasms", 60), ("misused_expressions", 40)],
)
def test_the_lists_are_as_long_as_they_are_said_to_be(name, least):
    assert len(entries(name)) >= least
