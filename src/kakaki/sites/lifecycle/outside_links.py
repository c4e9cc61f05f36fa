"""Check links to the sites of others: politely, and never in haste to call one dead."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.core.cache import cache

from kakaki.fetching import facade as fetching
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, KakakiError, UnavailableError
from kakaki.sites.lifecycle.own_links import FINE, Outcome
from kakaki.sites.models import PageLink

logger = logging.getLogger("kakaki.sites")
MOST = 12  # addresses a run
TIME = 10.0  # seconds a run may begin new checks: other periodic work waits behind this one.
PATIENCE = 6.0  # seconds an answer is waited for.
PAUSE = 1.0  # seconds between two calls to one host.
AGENT = "Kakaki"
MANY_FAILURES, LONG = 3, timedelta(days=2)  # Three failures, the third on the third day.
LEASE = timedelta(minutes=15)
AGAIN = {
    PageLink.OK: timedelta(days=14),
    PageLink.MOVED: timedelta(days=14),
    PageLink.FAILING: timedelta(days=1),
    PageLink.BROKEN: timedelta(days=4),
    PageLink.UNKNOWN: timedelta(days=30),
}
GONE = {404, 410}
# Servers that turn programs away say nothing of what a reader would find.
TURNS_AWAY = {401, 403, 405, 406, 429, 451, 999}


class Caller:
    """Call hosts no more often than once a pause, and as their robots.txt allows."""

    def __init__(self, pause: float = PAUSE, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause, self._sleep = pause, sleep
        self._last: dict[str, float] = {}

    def _wait(self, host: str) -> None:
        left = self._last.get(host, -self._pause) + self._pause - time.monotonic()
        if left > 0:
            self._sleep(left)
        self._last[host] = time.monotonic()

    def may_read(self, url: str) -> bool:
        """Tell whether the host lets programs read this address; one without rules does."""
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        rules = cache.get(f"robots:{place}")
        if rules is None:
            self._wait(parts.netloc)
            try:
                found = fetching.fetch(f"{place}/robots.txt", largest=200_000, patience=PATIENCE)
                rules = found.content.decode("utf-8", "replace")
            except KakakiError:
                rules = ""
            cache.set(f"robots:{place}", rules, 86_400)
        reader = RobotFileParser()
        reader.parse(rules.splitlines())
        return reader.can_fetch(AGENT, url)

    def probe(self, url: str) -> fetching.Probed:
        """Return what a host says of an address; many answer HEAD wrongly, so GET decides."""
        host = urlsplit(url).netloc
        self._wait(host)
        found = fetching.probe(url, patience=PATIENCE)
        if found.status >= 400:
            self._wait(host)
            found = fetching.probe(url, method="GET", patience=PATIENCE)
        return found


def outcome_of(url: str, caller: Caller) -> Outcome:
    """Return where an address of others leads today; « failing » for a host in trouble."""
    try:
        if not caller.may_read(url):
            return Outcome("unknown", "Ce site ne laisse pas les programmes vérifier ce lien.")
        found = caller.probe(url)
    except InvalidInputError as error:
        return Outcome("broken", f"{error.advice()} Corrigez ce lien ou retirez-le.")
    except UnavailableError as error:
        return Outcome("failing", error.advice())
    if found.status in GONE:
        return Outcome(
            "broken", "Cette page n’existe plus. Cherchez la nouvelle ou retirez le lien."
        )
    if found.status in TURNS_AWAY:
        return Outcome("unknown", "Ce site ne laisse pas les programmes vérifier ce lien.")
    if found.status >= 400:
        return Outcome("failing", f"Ce site répond par une erreur ({found.status}).")
    if found.is_moved and found.url != url and len(found.url) <= 1000:
        return Outcome("moved", "Cette page a une nouvelle adresse.", found.url)
    return FINE


def _note(url: str, outcome: Outcome) -> None:
    """Write what was found of an address on every page that leads to it."""
    now = clock.now()
    first = PageLink.objects.filter(url=url, is_own=False).order_by("-failures").first()
    if first is None:
        return
    failures = first.failures + 1 if outcome.state in {PageLink.FAILING, PageLink.BROKEN} else 0
    since = (first.failing_since or now) if failures else None
    state = outcome.state
    is_long = since is not None and now - since >= LONG
    if state == PageLink.FAILING and failures >= MANY_FAILURES and is_long:
        state = PageLink.BROKEN
    PageLink.objects.filter(url=url, is_own=False).update(
        state=state,
        advice=outcome.advice[:300],
        moved_to=outcome.moved_to,
        failures=min(failures, 1000),
        failing_since=since,
        checked_at=now,
        next_at=now + AGAIN[PageLink.FAILING if outcome.state == PageLink.FAILING else state],
    )


def check_links(caller: Caller | None = None) -> int:
    """Check the addresses of others that are due, a few of each host; return how many."""
    caller, begun, done = caller or Caller(), time.monotonic(), 0
    now = clock.now()
    due = PageLink.objects.filter(is_own=False, next_at__lte=now, ignored_because="")
    urls = list(dict.fromkeys(due.order_by("next_at", "pk").values_list("url", flat=True)[:200]))
    for url in _one_host_after_the_other(urls)[:MOST]:
        if time.monotonic() - begun > TIME:
            break
        # Taken for one lease: killed in the middle, it is due again when the lease is over.
        PageLink.objects.filter(url=url, is_own=False).update(next_at=clock.now() + LEASE)
        try:
            _note(url, outcome_of(url, caller))
        except Exception:
            logger.exception("a link could not be checked")
            continue
        done += 1
    return done


def _one_host_after_the_other(urls: list[str]) -> list[str]:
    """Return the addresses so that no host is called twice while others wait."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    ordered: list[str] = []
    while by_host:
        for host in list(by_host):
            ordered.append(by_host[host].pop(0))
            if not by_host[host]:
                del by_host[host]
    return ordered
