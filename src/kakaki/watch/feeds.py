"""Listen to public places: each in its turn, seldom when it fails, and nothing twice."""

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.fetching.facade import fetch
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError
from kakaki.watch.engine.backoff import pause_after
from kakaki.watch.engine.incoming import Incoming, cleaned
from kakaki.watch.grouping import RECENT
from kakaki.watch.models import Feed
from kakaki.watch.robots import check_robots
from kakaki.watch.secrets import hide, show
from kakaki.watch.services import keep
from kakaki.watch.source import polled, sources

logger = logging.getLogger("kakaki.watch")
LEASE = timedelta(minutes=5)
MOST_FEEDS = 50  # of one ministry


@transaction.atomic
def add_feed(
    *,
    ministry_id: int,
    label: str,
    url: str,
    person: Person,
    source: str = "feed",
    secret: str = "",
) -> Feed:
    """Listen to one more place; adding the same one again returns it, listened to again."""
    accounts.require(person, "channels.manage", ministry_id)
    kind = polled(source)
    url, label = kind.address(url.strip()), cleaned(label)[:80]
    if len(url) > 500:
        raise InvalidInputError("long", advice="Cette adresse est trop longue.")
    if not label:
        raise InvalidInputError("label", advice="Donnez un nom à cette source.")
    mine = Feed.objects.filter(ministry_id=ministry_id)
    present = mine.filter(source=source, url=url).first()
    if present is None and mine.count() >= MOST_FEEDS:
        raise InvalidInputError("many", advice=f"{MOST_FEEDS} sources au plus : arrêtez-en une.")
    if kind.secret and not secret.strip() and present is None:
        raise InvalidInputError("secret", advice=f"Donnez aussi ceci : {kind.secret}.")
    told = {"label": label, "is_enabled": True, "next_at": clock.now(), "failures": 0}
    if secret.strip():
        told["secret"] = hide(secret.strip())
    feed, _ = Feed.objects.update_or_create(
        ministry_id=ministry_id, source=source, url=url, defaults=told
    )
    return feed


def _own(feed_id: int, person: Person) -> Feed:
    feed = Feed.objects.select_for_update().filter(pk=feed_id).first()
    if feed is None or not person.can("channels.manage", feed.ministry_id):
        raise NotFoundError(f"feed {feed_id}", advice="Cette source n’existe pas.")
    return feed


@transaction.atomic
def set_listening(*, feed_id: int, is_enabled: bool, person: Person) -> None:
    """Stop listening to a feed, or begin again at once."""
    feed = _own(feed_id, person)
    feed.is_enabled, feed.next_at = is_enabled, clock.now()
    feed.save(update_fields=["is_enabled", "next_at"])


@transaction.atomic
def read_now(*, feed_id: int, person: Person, since: datetime | None = None) -> None:
    """Have a feed read within the minute; from `since`, whole and anew.

    What was kept before is known by its mark, so that reading anew keeps nothing twice.
    """
    feed = _own(feed_id, person)
    if since is not None and since > clock.now():
        raise InvalidInputError("future", advice="Donnez une date passée.")
    feed.next_at = clock.now()
    if since is not None:
        feed.etag, feed.modified, feed.replay_from = "", "", since
    feed.save(update_fields=["next_at", "etag", "modified", "replay_from"])


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
        content, marks = _bring(feed)
        if content is not None:
            new = sum(_receive(feed, one) for one in sources.get(feed.source).parse(content))
    except KakakiError as fault:
        error = fault.advice()
    except Exception:
        logger.exception("the feed %s failed", feed.pk)
        error = "Cette source n’a pas pu être lue."
    now = clock.now()
    failures = feed.failures + 1 if error else 0
    Feed.objects.filter(pk=feed.pk).update(
        failures=failures, error=error[:300], next_at=now + pause_after(failures), **marks,
        **({} if error else {"last_at": now, "replay_from": None}),
    )  # fmt: skip
    return new


def _bring(feed: Feed) -> tuple[bytes | None, dict[str, str]]:
    """Return what stands at a place, None when nothing changed, and the marks of this version."""
    kind, marks = sources.get(feed.source), {"etag": feed.etag, "modified": feed.modified}
    if kind.call is not None:
        return kind.call(feed.url, show(feed.secret)), marks
    if kind.obeys_robots:
        check_robots(feed.url)
    found = fetch(feed.url, largest=kind.largest, **marks)
    if found.is_unchanged:
        return None, marks
    return found.content, {"etag": found.etag, "modified": found.modified}


def _receive(feed: Feed, one: Incoming) -> bool:
    """Keep one entry, once; an old one is no rumour, and a date to come is read as today's."""
    oldest = feed.replay_from or clock.now() - RECENT
    if one.published_at is not None and one.published_at < oldest:
        return False
    name = f"{feed.pk}\x1f{one.provider_id or one.text}"
    _, is_new = keep(
        source=feed.source, token=hashlib.sha256(name.encode()).hexdigest(), text=one.text,
        ministry_id=feed.ministry_id, heard_on=feed.label[:40], url=one.url,
    )  # fmt: skip
    return is_new
