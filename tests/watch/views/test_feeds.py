"""The screen of feeds: the head of communication, and nobody else."""

import pytest
from tests.factcheck.conftest import signed_in

from kakaki.watch.models import Feed

ADDRESS = "/bureau/rumeurs/flux/"
GIVEN = {"label": "Radio Tassara", "url": "https://radio.example/flux.rss"}


def test_a_head_follows_a_feed_sees_it_and_stops_it(country):
    desk = signed_in(country.head)
    assert desk.post(ADDRESS, GIVEN, follow=True).status_code == 200
    feed = Feed.objects.get()
    assert "Radio Tassara" in desk.get(ADDRESS).content.decode()
    desk.post(f"{ADDRESS}{feed.pk}/", {"listen": "0"})
    feed.refresh_from_db()
    assert not feed.is_enabled
    assert "Arrêtée" in desk.get(ADDRESS).content.decode()


def test_an_address_that_is_none_comes_back_with_the_words_typed(country):
    answer = signed_in(country.head).post(ADDRESS, GIVEN | {"url": "radio"})
    assert answer.status_code == 422
    assert 'value="Radio Tassara"' in answer.content.decode()
    assert not Feed.objects.exists()


@pytest.mark.parametrize("who", ["officer", "operator"])
def test_somebody_who_may_not_manage_channels_sees_no_feed(country, who):
    desk = signed_in(getattr(country, who))
    assert desk.get(ADDRESS).status_code == 403
    assert desk.post(ADDRESS, GIVEN).status_code == 403
    assert not Feed.objects.exists()


def test_another_ministry_s_feed_is_neither_seen_nor_stopped(country):
    signed_in(country.head).post(ADDRESS, GIVEN)
    feed = Feed.objects.get()
    desk = signed_in(country.stranger)
    assert "Radio Tassara" not in desk.get(ADDRESS).content.decode()
    assert desk.post(f"{ADDRESS}{feed.pk}/", {"listen": "0"}).status_code == 404
    assert desk.post(ADDRESS, GIVEN | {"ministry": "sante"}).status_code == 422
    feed.refresh_from_db()
    assert feed.is_enabled


def test_a_head_reads_a_source_now_or_anew_from_a_day(country):
    desk = signed_in(country.head)
    desk.post(ADDRESS, GIVEN)
    feed = Feed.objects.get()
    answer = desk.post(f"{ADDRESS}{feed.pk}/lire/", {"since": "2026-01-05"}, follow=True)
    assert "relue dans la minute" in answer.content.decode()
    feed.refresh_from_db()
    assert feed.replay_from is not None
    answer = desk.post(f"{ADDRESS}{feed.pk}/lire/", {"since": "2026-99-99"}, follow=True)
    assert "Donnez une date" in answer.content.decode()


def test_nobody_else_reads_a_source_now(country):
    signed_in(country.head).post(ADDRESS, GIVEN)
    feed = Feed.objects.get()
    assert signed_in(country.officer).post(f"{ADDRESS}{feed.pk}/lire/").status_code == 403
    assert signed_in(country.stranger).post(f"{ADDRESS}{feed.pk}/lire/").status_code == 404
