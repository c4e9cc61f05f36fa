"""Live events: who hears them, from where, and until when."""

import html
import json
import re
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.test import AsyncClient, Client
from django.urls import reverse
from tests import aside
from tests.ui.conftest import signed_in

from kakaki.kernel import clock
from kakaki.ui.facade import announce
from kakaki.ui.models import LiveEvent
from kakaki.ui.services import prune_events


def heard_by(user, last=1):
    """Return the keys that a person's screen gets when it asks."""
    LiveEvent.objects.get_or_create(pk=1, defaults={"topic": "début"})
    url = reverse("ui:events_since", args=[last])
    return [event["key"] for event in signed_in(user).get(url).json()["events"]]


def test_an_event_is_heard_in_its_ministry_and_by_the_cabinet_and_nowhere_else(country):
    LiveEvent.objects.create(pk=1, topic="début")
    announce(topic="textes", ministry_id=country.health.pk, key="santé")
    announce(topic="textes", ministry_id=country.water.pk, key="eau")
    announce(topic="machine", key="tous")
    assert heard_by(country.officer) == ["santé", "tous"]
    assert heard_by(country.stranger) == ["eau", "tous"]
    assert heard_by(country.coordinator) == ["santé", "eau", "tous"]
    assert heard_by(country.operator) == ["tous"]


def test_nobody_hears_without_signing_in(country):
    answer = Client().get(
        reverse("ui:events_since", args=[1]), headers={"Accept": "application/json"}
    )
    assert answer.status_code == 401
    assert Client().get(reverse("ui:events_since", args=[1])).status_code == 302


def test_the_number_zero_says_where_we_are_and_a_huge_number_hears_nothing(country):
    announce(topic="textes", ministry_id=country.health.pk)
    client = signed_in(country.officer)
    last = LiveEvent.objects.latest("pk").pk
    assert client.get(reverse("ui:events_since", args=[0])).json() == {"last": last, "events": []}
    huge = 10**30
    answer = client.get(reverse("ui:events_since", args=[huge]))
    assert answer.json() == {"last": huge, "events": []}


def test_an_announcement_is_taken_back_with_the_transaction_that_made_it(country):
    with transaction.atomic():
        announce(topic="textes", ministry_id=country.health.pk)
        transaction.set_rollback(True)
    assert LiveEvent.objects.count() == 0


def test_events_older_than_two_days_are_forgotten_and_newer_ones_stay(country):
    announce(topic="vieux")
    LiveEvent.objects.update(created_at=clock.now() - timedelta(days=2, minutes=1))
    announce(topic="neuf")
    assert prune_events() == 1
    assert LiveEvent.objects.get().topic == "neuf"


async def stream_of(user, **headers):
    """Open the stream of a person and return its client and its chunks."""
    client = AsyncClient()
    await client.aforce_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = await client.get(reverse("ui:events"), headers=headers)
    assert answer.headers["Content-Type"] == "text/event-stream"
    return client, aiter(answer.streaming_content)


def data_of(chunk: bytes) -> dict:
    line = next(part for part in chunk.decode().splitlines() if part.startswith("data: "))
    return json.loads(line.removeprefix("data: "))


def test_a_screen_that_comes_back_hears_what_it_missed_and_then_what_comes(open_country):
    announce(topic="textes", ministry_id=open_country.health.pk, key="avant")
    seen = LiveEvent.objects.latest("pk").pk
    announce(topic="textes", ministry_id=open_country.water.pk, key="ailleurs")
    announce(topic="textes", ministry_id=open_country.health.pk, key="manqué")

    async def listen():
        _, chunks = await stream_of(open_country.officer, **{"Last-Event-ID": str(seen)})
        assert f"id: {seen}".encode() in await anext(chunks)
        missed = data_of(await anext(chunks))
        await sync_to_async(announce)(
            topic="rumeurs", ministry_id=open_country.health.pk, key="neuf"
        )
        fresh = data_of(await anext(chunks))
        await chunks.aclose()
        return missed["key"], fresh["key"]

    assert aside.run(listen()) == ("manqué", "neuf")


@pytest.mark.parametrize("number", ["²", "9" * 40, "-1", "1 OR 1=1"])
def test_a_hostile_event_number_starts_from_now(open_country, number):
    announce(topic="textes", ministry_id=open_country.health.pk)
    last = LiveEvent.objects.latest("pk").pk

    async def listen():
        _, chunks = await stream_of(open_country.officer, **{"Last-Event-ID": number})
        first = await anext(chunks)
        await chunks.aclose()
        return first

    assert f"id: {last}\n".encode() in aside.run(listen())


def test_a_screen_hears_nothing_after_signing_out(open_country):
    async def listen():
        client, chunks = await stream_of(open_country.officer)
        await anext(chunks)
        await client.alogout()
        await sync_to_async(announce)(topic="textes", ministry_id=open_country.health.pk)
        return [chunk async for chunk in chunks]

    assert aside.run(listen()) == []


def test_a_screen_hears_nothing_of_a_ministry_its_person_just_left(open_country):
    async def listen():
        _, chunks = await stream_of(open_country.officer)
        await anext(chunks)
        await sync_to_async(lambda: open_country.officer.memberships.all().delete())()
        await sync_to_async(announce)(topic="textes", ministry_id=open_country.health.pk)
        return [chunk async for chunk in chunks]

    assert aside.run(listen()) == []


def test_the_stream_refuses_whoever_is_not_signed_in(db):
    assert aside.run(AsyncClient().get(reverse("ui:events"))).status_code == 401


def test_a_screen_hears_what_happened_while_it_was_being_made(open_country):
    LiveEvent.objects.create(pk=1, topic="début")
    client = signed_in(open_country.officer)
    shown = client.get(reverse("ui:home")).content.decode()
    address = html.unescape(re.search(r'data-events="([^"]+)"', shown)[1])
    # The delivery ends before the browser has opened its line.
    announce(topic="envois", ministry_id=open_country.health.pk, key="parti")
    browser = AsyncClient()
    browser.cookies = client.cookies

    async def listen():
        answer = await browser.get(address)
        async for part in answer.streaming_content:
            if b"event: change" in part:
                return part.decode()
        return ""

    assert "parti" in aside.run(listen())
