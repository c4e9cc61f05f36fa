"""Feeds that a ministry follows: once each, seldom when they fail, never another's business."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.watch.sources.test_feed import RSS

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.watch import feeds, health, selectors, services
from kakaki.watch.engine.backoff import USUAL
from kakaki.watch.models import Feed, Item

NOW = "<pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate>"
FRESH = RSS.replace(NOW, "")


@pytest.fixture
def feed(country, site) -> Feed:
    url = site.gives("/flux", FRESH.encode(), ETag='"v1"')
    return feeds.add_feed(
        ministry_id=country.health.pk, label="Radio Tassara", url=url, person=country.head
    )


def later(**distance: int):
    return clock.held_at(clock.now() + timedelta(**distance))


def test_the_entries_of_a_feed_are_kept_once_and_reach_their_ministry_only(feed, country):
    assert feeds.poll_feeds() == 2
    with later(hours=1):
        assert feeds.poll_feeds() == 0
    services.analyse_left()
    assert Item.objects.filter(ministry=country.health, source="feed").count() == 2
    assert len(selectors.stories_for(country.officer)) == 2
    assert selectors.stories_for(country.stranger) == []


def test_a_feed_is_read_when_it_is_due_and_not_before(feed, site):
    feeds.poll_feeds()
    feeds.poll_feeds()
    assert len(site.asked) == 1
    with later(minutes=16):
        feeds.poll_feeds()
    assert site.asked[1]["If-None-Match"] == '"v1"'


def test_a_feed_that_has_nothing_new_is_well(feed, site):
    feeds.poll_feeds()
    site.gives("/flux", status=304)
    with later(hours=1):
        feeds.poll_feeds()
    feed.refresh_from_db()
    assert (feed.failures, feed.error, feed.etag) == (0, "", '"v1"')


def test_a_feed_that_fails_shows_why_and_is_left_alone_longer_each_time(feed, site):
    site.gives("/flux", status=500)
    pauses = []
    for day in range(4):
        with later(days=day):
            now = clock.now()
            feeds.poll_feeds()
            feed.refresh_from_db()
            pauses.append(feed.next_at - now)
    assert pauses == [USUAL * 2, USUAL * 4, USUAL * 8, USUAL * 16]
    assert feed.failures == 4
    assert "500" in feed.error
    sign = health.signs()[-1]
    assert sign.level == "warning"
    assert "Radio Tassara" in sign.label


def test_a_feed_that_comes_back_is_well_again(feed, site):
    site.gives("/flux", b"<html>panne</html>")
    feeds.poll_feeds()
    feed.refresh_from_db()
    assert (feed.failures, feed.error) == (1, "Ceci n’est pas un flux RSS ou Atom.")
    site.gives("/flux", FRESH.encode())
    with later(days=1):
        assert feeds.poll_feeds() == 2
    feed.refresh_from_db()
    assert (feed.failures, feed.error) == (0, "")
    assert [sign.level for sign in health.signs()] == ["good"]


def test_one_feed_that_fails_stops_no_other(feed, country, site):
    site.gives("/flux", status=500)
    good = site.gives("/bon", FRESH.encode())
    feeds.add_feed(ministry_id=country.water.pk, label="Forum", url=good, person=country.stranger)
    assert feeds.poll_feeds() == 2


def test_a_feed_that_was_being_read_when_the_machine_died_is_due_again(feed):
    assert feeds._take(feed.pk) is not None
    assert feeds._take(feed.pk) is None
    with later(minutes=6):
        assert feeds.poll_feeds() == 2


def test_old_entries_are_no_rumours_and_dates_to_come_are_read_as_today_s(feed, site):
    old = RSS.replace("2026", "2019")
    future = RSS.replace("2026", "2199").replace("a-1", "b-1")
    site.gives("/flux", old.encode())
    feeds.poll_feeds()
    assert Item.objects.count() == 1  # The entry without a date.
    site.gives("/flux", future.encode())
    with later(hours=1):
        feeds.poll_feeds()
        assert Item.objects.count() == 2
        assert all(item.received_at <= clock.now() for item in Item.objects.all())


def test_no_author_is_kept(feed, site):
    signed = FRESH.replace("<title>L", "<author>issa@example.com (Issa Danda)</author><title>L")
    site.gives("/flux", signed.encode())
    feeds.poll_feeds()
    for item in Item.objects.values():
        assert "Danda" not in str(item)
        assert "issa@" not in str(item)


def test_only_a_head_manages_feeds_and_only_their_own(feed, country):
    for person in (country.officer, country.stranger, country.coordinator, country.operator):
        with pytest.raises(RefusedError):
            feeds.add_feed(
                ministry_id=country.health.pk, label="x", url="https://a.example/f", person=person
            )
        with pytest.raises(NotFoundError):
            feeds.set_listening(feed_id=feed.pk, is_enabled=False, person=person)
    assert selectors.feeds_for(country.head) == [feed]
    for person in (country.officer, country.stranger, country.operator):
        assert selectors.feeds_for(person) == []


def test_a_feed_that_was_stopped_is_not_read(feed, country, site):
    feeds.set_listening(feed_id=feed.pk, is_enabled=False, person=country.head)
    assert feeds.poll_feeds() == 0
    assert site.asked == []
    feeds.set_listening(feed_id=feed.pk, is_enabled=True, person=country.head)
    assert feeds.poll_feeds() == 2


def test_the_same_address_is_one_feed_and_there_are_not_too_many(feed, country):
    given = {"ministry_id": country.health.pk, "person": country.head}
    assert feeds.add_feed(label="Autre nom", url=feed.url, **given) == feed
    for number in range(feeds.MOST_FEEDS - 1):
        feeds.add_feed(label="x", url=f"https://a.example/{number}", **given)
    with pytest.raises(InvalidInputError):
        feeds.add_feed(label="x", url="https://a.example/trop", **given)


@pytest.mark.parametrize(
    "fields",
    [{"label": " \x00"}, {"url": "javascript:x"}, {"url": "https://a.example/" + "x" * 500}],
)
def test_a_feed_needs_a_name_and_a_web_address(country, fields):
    given = {"label": "Radio", "url": "https://a.example/f"} | fields
    with pytest.raises(InvalidInputError):
        feeds.add_feed(ministry_id=country.health.pk, person=country.head, **given)


def test_a_source_is_read_now_without_waiting_for_its_turn(feed, country, site):
    feeds.poll_feeds()
    feeds.read_now(feed_id=feed.pk, person=country.head)
    feeds.poll_feeds()
    assert len(site.asked) == 2
    assert site.asked[1]["If-None-Match"] == '"v1"'


def test_a_source_read_anew_from_a_day_brings_what_was_too_old_and_nothing_twice(
    feed, country, site
):
    site.gives("/flux", RSS.replace("2026", "2019").encode(), ETag='"v1"')
    assert feeds.poll_feeds() == 1  # The entry without a date.
    since = datetime(2019, 1, 1, tzinfo=UTC)
    feeds.read_now(feed_id=feed.pk, person=country.head, since=since)
    assert feeds.poll_feeds() == 1
    assert "If-None-Match" not in site.asked[1]
    feed.refresh_from_db()
    assert feed.replay_from is None
    feeds.read_now(feed_id=feed.pk, person=country.head, since=since)
    assert feeds.poll_feeds() == 0


def test_nobody_reads_anew_from_a_day_to_come_nor_another_s_source(feed, country):
    with pytest.raises(InvalidInputError):
        feeds.read_now(feed_id=feed.pk, person=country.head, since=clock.now() + timedelta(days=1))
    for person in (country.officer, country.stranger, country.coordinator, country.operator):
        with pytest.raises(NotFoundError):
            feeds.read_now(feed_id=feed.pk, person=person)


@pytest.mark.parametrize("source", ["web_form", "pigeon", ""])
def test_only_what_is_polled_can_be_followed(country, source):
    with pytest.raises(InvalidInputError):
        feeds.add_feed(
            ministry_id=country.health.pk, label="x", url="https://a.example/f",
            person=country.head, source=source,
        )  # fmt: skip


def test_a_feed_whose_kind_this_version_does_not_know_fails_alone(feed, country, site):
    Feed.objects.filter(pk=feed.pk).update(source="pigeon")
    good = site.gives("/bon", FRESH.encode())
    feeds.add_feed(ministry_id=country.water.pk, label="Forum", url=good, person=country.stranger)
    assert feeds.poll_feeds() == 2
    (shown,) = selectors.feeds_for(country.head)
    assert (shown.failures, shown.kind) == (1, "Sorte inconnue de cette version")
