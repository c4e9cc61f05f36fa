"""Whoever searches is offered the words of texts, with JavaScript and without."""

import gzip
from pathlib import Path

import pytest
from tests.sites.test_searching import asked, bare

from kakaki.sites import suggesting
from kakaki.sites.views import finding
from kakaki.ui.models import Limit

SCRIPT = Path(finding.__file__).parents[1] / "static" / "sites" / "suggest.js"


@pytest.fixture
def texts(health):
    health.published("Vaccination des enfants", body="La rougeole recule à Bilmari.")
    health.published("Campagne de vaccins", body="L’école ouvre lundi.")
    return health


def offered(unit, text: str) -> list[str]:
    answer = unit.visitor().get("/recherche/propositions/", {"q": text})
    assert answer.status_code == 200
    return answer.json()


def test_a_word_that_is_begun_is_completed_with_words_that_find_something(texts):
    assert "rougeole" in suggesting.completions("roug", ministry_id=texts.id)
    assert "école" in suggesting.completions("eco", ministry_id=texts.id)
    assert "bilmari rougeole" in suggesting.completions("Bilmari rou", ministry_id=texts.id)
    assert suggesting.completions("enfants ouv", ministry_id=texts.id) == []


@pytest.mark.parametrize("text", ["", "r", "rougeole", "roug ", "zzz", "%", "__", "'\""])
def test_nothing_is_offered_for_what_is_whole_or_leads_nowhere(texts, text):
    assert suggesting.completions(text, ministry_id=texts.id) == []


def test_the_page_offers_completions_as_links(texts):
    shown = asked(texts, "roug")
    assert 'href="?q=rougeole"' in shown
    assert "Plus précis" in shown


def test_the_page_asks_whether_another_spelling_was_meant(texts):
    texts.published("Une coquille", body="La campagne de rougeolle.")
    for number in range(4):
        texts.published(f"Point {number}", body="La rougeole recule.")
    shown = bare(asked(texts, "rougeolle"))
    assert "Vouliez-vous dire « rougeole »" in shown
    assert "Vouliez-vous dire" not in bare(asked(texts, "rougeole"))


def test_before_anything_is_asked_the_titles_often_read_are_links(texts):
    shown = texts.visitor().get("/recherche/").content.decode()
    assert "Souvent lus" in shown
    assert "Vaccination des enfants</a>" in shown
    assert "<datalist" not in shown


def test_the_script_is_offered_words_then_titles(texts):
    assert offered(texts, "vacc")[-1] in {"Vaccination des enfants", "Campagne de vaccins"}
    assert "rougeole" in offered(texts, "roug")
    assert offered(texts, "v") == []
    assert offered(texts, "\0\0\0") == []


def test_what_is_not_online_and_other_ministries_are_never_offered(texts, education):
    texts.draft("Remaniement secret", body="remaniement")
    education.published("Bourses d’étude", body="Les bourses arrivent.")
    assert offered(texts, "reman") == []
    assert offered(texts, "bours") == []
    assert offered(education, "bours") != []


def test_searches_of_one_address_are_bounded(texts, monkeypatch):
    monkeypatch.setattr(finding, "MOST_AN_HOUR", 3)
    visitor = texts.visitor()
    for _ in range(3):
        assert visitor.get("/recherche/", {"q": "vaccin"}).status_code == 200
    refused = visitor.get("/recherche/", {"q": "vaccin"})
    assert refused.status_code == 403
    assert "Réessayez dans une heure" in refused.content.decode()
    assert visitor.get("/recherche/propositions/", {"q": "vaccin"}).status_code == 403
    assert visitor.get("/recherche/").status_code == 200
    assert Limit.objects.count() == 1


def test_the_script_weighs_less_than_two_kilobytes_on_the_line():
    assert len(gzip.compress(SCRIPT.read_bytes())) < 2000
