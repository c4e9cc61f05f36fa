"""Listen to public feeds: each in its turn, seldom when it fails, and nothing twice."""

import hashlib
import logging
from datetime import timedelta

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.fetching.facade import check_address, fetch
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError
from kakaki.watch.engine.backoff import pause_after
from kakaki.watch.engine.incoming import Incoming, cleaned
from kakaki.watch.grouping import RECENT
from kakaki.watch.models import Feed
from kakaki.watch.services import keep
from kakaki.watch.sources.feed import LARGEST, source

logger = logging.getLogger("kakaki.watch")
LEASE = timedelta(minutes=5)
MOST_FEEDS = 50  # of one ministry


@transaction.atomic
def add_feed(*, ministry_id: int, label: str, url: str, person: Person) -> Feed:
    """Listen to one more feed; adding the same address again returns it, listened to again."""
    accounts.require(person, "channels.manage", ministry_id)
    url, label = url.strip(), cleaned(label)[:80]
    check_address(url)
    if len(url) > 500:
        raise InvalidInputError("long", advice="Cette adresse est trop longue.")
    if not label:
        raise InvalidInputError("label", advice="Donnez un nom à ce flux.")
    present = Feed.objects.filter(ministry_id=ministry_id, url=url).first()
    if present is None and Feed.objects.filter(ministry_id=ministry_id).count() >= MOST_FEEDS:
        raise InvalidInputError("many", advice=f"{MOST_FEEDS} flux au plus : arrêtez-en un.")
    feed, _ = Feed.objects.update_or_create(
        ministry_id=ministry_id,
        url=url,
        defaults={"label": label, "is_enabled": True, "next_at": clock.now(), "failures": 0},
    )
    return feed


@transaction.atomic
def set_listening(*, feed_id: int, is_enabled: bool, person: Person) -> None:
    """Stop listening to a feed, or begin again at once."""
    feed = Feed.objects.select_for_update().filter(pk=feed_id).first()
    if feed is None or not person.can("channels.manage", feed.ministry_id):
        raise NotFoundError(f"feed {feed_id}", advice="Ce flux n’existe pas.")
    feed.is_enabled, feed.next_at = is_enabled, clock.now()
    feed.save(update_fields=["is_enabled", "next_at"])


def poll_feeds() -> int:
    """Read the feeds that are due; return how many texts are new. One fault stops no other feed."""
    new = 0
    due = Feed.objects.filter(is_enabled=True, next_at__lte=clock.now()).order_by("next_at")
    for number in list(due.values_list("pk", flat=True)[:20]):
        feed = _take(number)
        if feed is not None:
            new += _poll(feed)
    return new


@transaction.atomic
def _take(feed_id: int) -> Feed | None:
    """Take a feed for one lease: killed, it is due again when the lease is over."""
    feed = Feed.objects.select_for_update().filter(pk=feed_id, is_enabled=True).first()
    if feed is None or feed.next_at > clock.now():
        return None
    feed.next_at = clock.now() + LEASE
    feed.save(update_fields=["next_at"])
    return feed


def _poll(feed: Feed) -> int:
    new, error = 0, ""
    marks = {"etag": feed.etag, "modified": feed.modified}
    try:
        found = fetch(feed.url, largest=LARGEST, **marks)
        if not found.is_unchanged:
            new = sum(_receive(feed, one) for one in source.parse(found.content))
            marks = {"etag": found.etag, "modified": found.modified}
    except KakakiError as fault:
        error = fault.advice()
    except Exception:
        logger.exception("the feed %s failed", feed.pk)
        error = "Ce flux n’a pas pu être lu."
    now = clock.now()
    failures = feed.failures + 1 if error else 0
    Feed.objects.filter(pk=feed.pk).update(
        failures=failures, error=error[:300], next_at=now + pause_after(failures), **marks,
        **({} if error else {"last_at": now}),
    )  # fmt: skip
    return new


def _receive(feed: Feed, one: Incoming) -> bool:
    """Keep one entry, once; an old one is no rumour, and a date to come is read as today's."""
    if one.published_at is not None and one.published_at < clock.now() - RECENT:
        return False
    name = f"{feed.pk}\x1f{one.provider_id or one.text}"
    _, is_new = keep(
        source=source.code, token=hashlib.sha256(name.encode()).hexdigest(), text=one.text,
        ministry_id=feed.ministry_id, heard_on=feed.label[:40], url=one.url,
    )  # fmt: skip
    return is_new
