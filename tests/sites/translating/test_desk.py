"""The screens where a text is translated, and who may not see them."""

import json

import pytest
from tests.sites.translating.prepared import (
    HAUSA,
    a_language,
    begun,
    corrected,
    fields_of,
    saved,
    translated,
)

from kakaki.sites import drafts
from kakaki.sites.models import Reading, TextPage
from kakaki.sites.translating import following


@pytest.fixture
def hausa(health):
    a_language(health)
    return health


def form_of(page_id, words=HAUSA, **more):
    typed = {f"piece_{key}": text for key, text in fields_of(page_id, words).items()}
    return typed | {"version": TextPage.objects.get(pk=page_id).latest_revision_id} | more


def test_a_text_offers_its_languages_and_one_button_begins_the_translation(hausa):
    source = hausa.published()
    desk = hausa.client()
    assert "Traduire en haoussa" in desk.get(f"/bureau/textes/{source}/").text
    answer = desk.post(f"/bureau/textes/{source}/traduire/", {"langue": "ha"}, follow=True)
    number = TextPage.objects.get(locale__language_code="ha").pk
    assert answer.redirect_chain == [(f"/bureau/textes/{number}/traduction/", 302)]
    assert "Les soins sont gratuits." in answer.text
    assert 'lang="ha"' in answer.text


def test_a_translation_is_saved_and_sent_with_one_button(hausa):
    number = begun(hausa, hausa.published())
    desk = hausa.client()
    answer = desk.post(
        f"/bureau/textes/{number}/traduction/", form_of(number, then="ask"), follow=True
    )
    assert "Une autre personne va relire" in answer.text
    assert Reading.objects.get(page_id=number).state == Reading.ASKED


def test_what_lacks_is_said_and_the_words_are_kept(hausa):
    number = begun(hausa, hausa.published())
    few = {"Soins gratuits": "Kiwon lafiya kyauta"}
    answer = hausa.client().post(
        f"/bureau/textes/{number}/traduction/", form_of(number, few, then="ask"), follow=True
    )
    assert "5 à traduire" in answer.text
    assert drafts.draft_text(number).title == "Kiwon lafiya kyauta"


def test_the_form_saves_by_itself_and_tells_of_a_conflict(hausa):
    number = begun(hausa, hausa.published())
    address, desk = f"/bureau/textes/{number}/traduction/enregistrer/", hausa.client()
    form = json.dumps(form_of(number))
    assert desk.post(address, form, "application/json").json()["page"] == number
    other = json.dumps(form_of(number, HAUSA | {"Dès lundi.": "Ran"}) | {"version": 1})
    assert desk.post(address, other, "application/json").status_code == 409


def test_the_translator_sees_what_changed_in_the_french(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    corrected(hausa, source, lead="Dès mardi.")
    shown = hausa.client().get(f"/bureau/textes/{number}/traduction/").text
    assert "La version française a changé depuis" in shown
    assert "<del>lundi</del>" in shown
    assert "<ins>mardi</ins>" in shown
    assert shown.count("À revoir</span>") == 1


def test_a_translation_that_still_says_the_same_is_kept_by_saying_so(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    corrected(hausa, source, lead="Dès ce lundi.")
    changed = following.beside(TextPage.objects.get(pk=number)).sides[1]
    form = form_of(number, {}) | {f"still_{changed.key}": "1"}
    hausa.client().post(f"/bureau/textes/{number}/traduction/", form)
    assert following.beside(TextPage.objects.get(pk=number)).is_done


def test_whoever_approves_reads_the_french_beside(hausa):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    hausa.client().post(f"/bureau/textes/{number}/traduction/envoyer/")
    shown = hausa.client(hausa.reader).get(f"/bureau/textes/{number}/relire/").text
    assert "Le français et sa traduction" in shown
    assert "Les soins sont gratuits." in shown
    assert "Ana kiwon lafiya kyauta." in shown


def test_a_translation_is_written_on_its_own_screen_only(hausa):
    number, desk = begun(hausa, hausa.published()), hausa.client()
    answer = desk.get(f"/bureau/textes/{number}/")
    assert answer.headers["Location"] == f"/bureau/textes/{number}/traduction/"
    whole = json.dumps({"title": "Pris", "version": 1})
    for door in ("enregistrer", "envoyer"):
        assert (
            desk.post(f"/bureau/textes/{number}/{door}/", whole, "application/json").status_code
            == 404
        )
    assert drafts.draft_text(number).title == ""


SCREENS = ["traduction", "apercu", "histoire", "relire"]
DOORS = ["traduire", "traduction", "traduction/enregistrer", "traduction/envoyer"]


@pytest.mark.parametrize("screen", SCREENS)
def test_another_ministry_sees_no_translation(hausa, education, screen):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    answer = education.client(education.head).get(f"/bureau/textes/{number}/{screen}/")
    assert answer.status_code == 404
    assert "Kiwon" not in answer.text


@pytest.mark.parametrize("door", DOORS)
def test_another_ministry_translates_nothing(hausa, education, door):
    source = hausa.published()
    number = source if door == "traduire" else begun(hausa, source)
    before = TextPage.objects.count()
    answer = education.client(education.head).post(
        f"/bureau/textes/{number}/{door}/", json.dumps({"langue": "ha"}), "application/json"
    )
    assert answer.status_code == 404
    assert TextPage.objects.count() == before


@pytest.mark.parametrize("door", DOORS)
def test_somebody_not_signed_in_translates_nothing(hausa, client, door):
    number = begun(hausa, hausa.published())
    answer = client.post(
        f"/bureau/textes/{number}/{door}/", {"langue": "ha"}, HTTP_HOST="localhost:8000"
    )
    assert answer.status_code == 302
    assert "/comptes/login/" in answer.headers["Location"]


def test_drafts_of_translations_stay_out_of_the_screens_of_wagtail_of_others(hausa, education):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    desk = education.client(education.head)
    for address in (f"/wagtail/pages/{number}/edit/", "/wagtail/choose-page/search/?q=kiwon",
                    "/wagtail/pages/search/?q=kiwon", f"/wagtail/api/main/pages/{number}/"):  # fmt: skip
        assert "Kiwon lafiya" not in desk.get(address).text


def test_nobody_changes_a_translation_in_wagtail(hausa):
    number = begun(hausa, hausa.published())
    answer = hausa.client().get(f"/wagtail/pages/{number}/edit/")
    assert answer.status_code in (302, 403)
