"""The queue of rumours: who sees it, how it fills by itself, and two officers at once."""

import asyncio
import html

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient, Client
from tests.factcheck.conftest import make_country, signed_in
from tests.factcheck.test_opening import reported

from kakaki.accounts.models import User
from kakaki.factcheck.models import Claim
from kakaki.matching import facade as matching
from kakaki.ui.models import LiveEvent
from kakaki.watch import facade as watch

QUEUE = "/bureau/rumeurs/"
TEXT = "On dit que l’eau du forage de Bilmari est empoisonnée"


def shown(answer):
    return html.unescape(answer.content.decode())


@pytest.fixture
def story(country):
    return reported(country.health)


def test_an_officer_reads_the_queue_with_language_and_what_is_known(country, story):
    page = shown(signed_in(country.writer).get(QUEUE))
    assert TEXT in page
    assert "Français" in page
    assert "Rien de connu" in page


@pytest.mark.parametrize("address", [QUEUE, QUEUE + "{}/", "/bureau/", "/bureau/attente/"])
def test_another_ministry_sees_nothing_of_it_anywhere(country, story, address):
    desk = signed_in(country.stranger)
    for part in ({}, {"HTTP_X_REQUESTED_WITH": "fetch"}):
        answer = desk.get(address.format(story.pk), **part)
        assert answer.status_code == (404 if "{}" in address else 200)
        assert TEXT not in shown(answer)
        assert "Rumeurs signalées</" not in shown(answer) or address == QUEUE


@pytest.mark.parametrize("state", ["new", "taken", "aside", "x"])
def test_another_ministry_sees_nothing_in_any_list(country, story, state):
    watch.set_aside(story_id=story.pk, person=country.writer)
    assert TEXT not in shown(signed_in(country.stranger).get(QUEUE, {"etat": state}))


@pytest.mark.parametrize("decision", ["right", "wrong", "aside", "back", "assign", "open", ""])
def test_another_ministry_decides_nothing(country, story, decision):
    given = {"decision": decision, "text": TEXT, "harm": "life", "ministry": country.water.pk}
    assert signed_in(country.stranger).post(f"{QUEUE}{story.pk}/", given).status_code == 404
    story.refresh_from_db()
    assert (story.state, story.ministry) == ("new", country.health)
    assert not Claim.objects.exists()


def test_nobody_reads_the_queue_without_signing_in_or_without_the_right(country, story):
    for address in (QUEUE, f"{QUEUE}{story.pk}/"):
        assert Client(HTTP_HOST="localhost:8000").get(address).status_code == 302
    from tests.factories import a_person

    from kakaki.accounts import facade as accounts

    operator = accounts.person_of(a_person(country.cabinet, "operateur"))
    desk = signed_in(operator)
    for address in (QUEUE, f"{QUEUE}{story.pk}/", "/bureau/rumeurs/verifications/"):
        assert desk.get(address).status_code == 403


def test_an_officer_cannot_give_a_story_away(country, story):
    given = {"decision": "assign", "ministry": country.water.pk}
    assert signed_in(country.head).post(f"{QUEUE}{story.pk}/", given).status_code == 422
    story.refresh_from_db()
    assert story.ministry == country.health


def test_the_cabinet_gives_what_was_sent_to_nobody(country):
    story = reported(None)
    desk = signed_in(country.coordinator)
    assert "Aucun ministère" in shown(desk.get(QUEUE))
    desk.post(f"{QUEUE}{story.pk}/", {"decision": "assign", "ministry": country.water.pk})
    assert TEXT in shown(signed_in(country.stranger).get(QUEUE))


def test_opening_a_claim_that_lacks_something_gives_the_words_back(country, story):
    given = {"decision": "open", "text": "Une phrase que j’ai tapée", "harm": ""}
    answer = signed_in(country.writer).post(f"{QUEUE}{story.pk}/", given)
    assert answer.status_code == 422
    assert "Une phrase que j’ai tapée" in shown(answer)


def test_two_officers_who_decide_at_once_are_told_and_the_first_decision_stays(country, story):
    signed_in(country.head).post(f"{QUEUE}{story.pk}/", {"decision": "aside"})
    given = {"decision": "open", "text": "Ma phrase neutre à moi", "harm": "life"}
    answer = signed_in(country.writer).post(f"{QUEUE}{story.pk}/", given)
    assert answer.status_code == 409
    assert "Une autre personne a déjà décidé" in shown(answer)
    assert not Claim.objects.exists()
    desk = signed_in(country.writer)
    desk.post(f"{QUEUE}{story.pk}/", {"decision": "back"})
    assert desk.post(f"{QUEUE}{story.pk}/", given).status_code == 302


def test_a_machine_gives_no_verdict_on_any_screen(country):
    country.published()
    story = reported(country.health)
    desk = signed_in(country.writer)
    for address in (QUEUE, f"{QUEUE}{story.pk}/"):
        page = shown(desk.get(address))
        assert "connu" in page
        assert "Faux" not in page
        assert "À vous de décider" in page or address == QUEUE


def test_an_unpublished_claim_of_another_ministry_is_on_no_screen(country):
    matching.remember(kind="claim", key="99", title="SECRET DE L’EAU", text=TEXT, ministry_id=country.water.pk)  # fmt: skip
    story = reported(country.health)
    desk = signed_in(country.writer)
    for address in (QUEUE, f"{QUEUE}{story.pk}/"):
        assert "SECRET" not in shown(desk.get(address))


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script> est-ce vrai ?", "{{ 7*7 }} est-ce vrai ?", "رُوَنْ بِرْنِى دَ غُبَا نَ"],
)
def test_hostile_words_stay_words(country, text):
    story = reported(country.health, text=text)
    desk = signed_in(country.writer)
    for address in (QUEUE, f"{QUEUE}{story.pk}/"):
        raw = desk.get(address).content.decode()
        assert "<script>alert" not in raw
        assert text in html.unescape(raw)


@pytest.mark.django_db(transaction=True)
def test_a_new_tip_reaches_the_open_screen_and_one_that_was_away():
    country = make_country()
    LiveEvent.objects.create(pk=1, topic="début")

    async def listen(person):
        client = AsyncClient(HTTP_HOST="localhost:8000")
        user = await User.objects.aget(pk=person.id)
        await client.aforce_login(user, backend="django.contrib.auth.backends.ModelBackend")
        answer = await client.get("/bureau/evenements/", headers={"Last-Event-ID": "1"})
        chunks = aiter(answer.streaming_content)
        await anext(chunks)
        missed = (await anext(chunks)).decode()
        await sync_to_async(reported)(country.health, "Le pont de Tassara est fermé depuis hier")
        fresh = (await anext(chunks)).decode()
        await chunks.aclose()
        return missed, fresh

    reported(country.health)
    missed, fresh = asyncio.run(listen(country.writer))
    assert '"topic": "rumeurs"' in missed
    assert '"topic": "rumeurs"' in fresh


def test_without_a_stream_the_screen_asks_and_only_its_ministry_is_told(country):
    LiveEvent.objects.create(pk=1, topic="début")
    reported(country.health)
    topics = {}
    for name in ("writer", "stranger", "coordinator"):
        news = signed_in(getattr(country, name)).get("/bureau/evenements/depuis/1/").json()
        topics[name] = [event["topic"] for event in news["events"]]
    assert topics["stranger"] == []
    assert topics["writer"] == topics["coordinator"] == ["rumeurs", "rumeurs"]
