"""Write down what was counted, by day and page, and say what is read."""

import hashlib
import hmac
import logging
import re
import threading
from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F, Sum
from django.utils import timezone

from kakaki.kernel import clock
from kakaki.sites.engine import search
from kakaki.sites.models import FruitlessSearch, PageVisits, SiteProfile
from kakaki.sites.visit_counter import VisitCounter, counter

logger = logging.getLogger("kakaki.sites")
EVERY = 60.0  # seconds between two writings: what a cut may lose.
KEPT_DAYS = 400  # days: one can compare with the same month of last year.
ASKED_OFTEN = 3  # times in a week: rarer words could tell who asked.
WEEK = timedelta(days=7)
LONGEST_WORDS = 80  # characters
# What looks like a telephone number, a file number or an address is never counted.
PERSONAL = re.compile(r"\d{5}|\d(?:[\s.-]?\d){5}|@")


def today() -> date:
    """Return the day it is where the government is."""
    return timezone.localdate(clock.now())


def seek_in_vain(*, ministry_id: int, text: str) -> None:
    """Count a search that found nothing, unless it could name somebody by a number or address."""
    words = " ".join(search.words_of(text))
    if words and len(words) <= LONGEST_WORDS and not PERSONAL.search(text):
        counter.count_sought(ministry_id, words)


def write_down(counted: VisitCounter = counter) -> int:
    """Add what was counted to the rows of today; return how many readings.

    Raises DatabaseError after giving back what could not be written.
    """
    read, sought = counted.take()
    if not read and not sought:
        return 0
    try:
        with transaction.atomic():
            _write_read(read)
            _write_sought(sought)
    except DatabaseError:
        counted.give_back(read, sought)
        raise
    return sum(read.values())


def _write_read(read: Mapping[tuple[str, str], int]) -> None:
    homes = {
        profile.site.hostname: profile.ministry_id
        for profile in SiteProfile.objects.select_related("site")
    }
    day = today()
    for (host, path), count in read.items():
        ministry_id = homes.get(host, homes.get(settings.KAKAKI_DOMAIN))
        if ministry_id is None:
            continue
        row, _ = PageVisits.objects.get_or_create(ministry_id=ministry_id, path=path[:500], day=day)
        PageVisits.objects.filter(pk=row.pk).update(count=F("count") + count)


def _mark(words: str) -> str:
    """Return what tells two askings of the same words alike, unreadable without our key."""
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def _write_sought(sought: Mapping[tuple[int, str], int]) -> None:
    day = today()
    for (ministry_id, words), count in sought.items():
        mark = _mark(words)
        row, _ = FruitlessSearch.objects.get_or_create(ministry_id=ministry_id, mark=mark, day=day)
        FruitlessSearch.objects.filter(pk=row.pk).update(count=F("count") + count)
        week = FruitlessSearch.objects.filter(
            ministry_id=ministry_id, mark=mark, day__gt=day - WEEK
        )
        if week.aggregate(total=Sum("count"))["total"] >= ASKED_OFTEN:
            week.update(words=words)


def forget_old() -> int:
    """Forget the counts that are too old, and searches of past weeks that few people made."""
    day = today()
    gone, _ = PageVisits.objects.filter(day__lt=day - timedelta(days=KEPT_DAYS)).delete()
    rare, _ = FruitlessSearch.objects.filter(words="", day__lte=day - WEEK).delete()
    old, _ = FruitlessSearch.objects.filter(day__lt=day - timedelta(days=90)).delete()
    return gone + rare + old


class Writer(threading.Thread):
    """Write down what was counted every minute, and once more at the end of the process."""

    def __init__(self, every: float = EVERY) -> None:
        super().__init__(name="visits", daemon=True)
        self.every = every
        self._is_over = threading.Event()

    def run(self) -> None:
        """Write until told to stop."""
        while not self._is_over.wait(self.every):
            self.write()

    def write(self) -> None:
        """Write once; a database that refuses is asked again next time."""
        close_old_connections()
        try:
            write_down()
        except DatabaseError:
            logger.exception("readings could not be written down; they are tried again")
        finally:
            close_old_connections()

    def stop(self) -> None:
        """Write what is left, and stop."""
        self._is_over.set()
        self.write()
