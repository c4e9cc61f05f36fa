"""What is read on the site of a ministry, and what was looked for there in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from kakaki.sites.engine.chart import Bar, bars
from kakaki.sites.models import FruitlessSearch, PageVisits
from kakaki.sites.searching import pages_at
from kakaki.sites.visits import ASKED_OFTEN, WEEK, today

DAYS = 30
MOST_READ = 15
MOST_SOUGHT = 20


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with how often it was read; without title when it is no longer there."""

    path: str
    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Readership:
    """Thirty days of readings of a site: by day, by page, and searches that found nothing."""

    days: list[tuple[date, int]]
    bars: list[Bar]
    pages: list[ReadPage]
    sought: list[tuple[str, int]]

    @property
    def total(self) -> int:
        """Return how many readings there were in all."""
        return sum(count for _, count in self.days)

    @property
    def best(self) -> tuple[date, int]:
        """Return the day with the most readings; of two, the later."""
        return max(self.days, key=lambda one: (one[1], one[0]))


def readership_of(ministry_id: int) -> Readership:
    """Return the last thirty days of a ministry's site, today included."""
    last = today()
    since = last - timedelta(days=DAYS - 1)
    visits = PageVisits.objects.filter(ministry_id=ministry_id, day__gte=since, day__lte=last)
    by_day = dict(visits.values_list("day").annotate(total=Sum("count")))
    days = [
        (since + timedelta(days=n), by_day.get(since + timedelta(days=n), 0)) for n in range(DAYS)
    ]
    read = list(visits.values_list("path").annotate(total=Sum("count")).order_by("-total", "path"))
    return Readership(
        days=days,
        bars=bars([count for _, count in days]),
        pages=_named(ministry_id, read[:MOST_READ]),
        sought=_sought(ministry_id, last),
    )


def _named(ministry_id: int, read: list[tuple[str, int]]) -> list[ReadPage]:
    found = pages_at([(ministry_id, path) for path, _ in read])
    named = []
    for path, count in read:
        page = found.get((ministry_id, path))
        title, url = (page.title, page.full_url or "") if page and page.live else ("", "")
        named.append(ReadPage(path, title, url, count))
    return named


def _sought(ministry_id: int, last: date) -> list[tuple[str, int]]:
    """Return the searches in vain of the week that were made often enough to be shown."""
    week = FruitlessSearch.objects.filter(
        ministry_id=ministry_id, day__gt=last - WEEK, day__lte=last
    )
    often = week.exclude(words="").values_list("words").annotate(total=Sum("count"))
    return list(often.filter(total__gte=ASKED_OFTEN).order_by("-total", "words")[:MOST_SOUGHT])


def rows_of(ministry_id: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a file for spreadsheets: a line a day and page."""
    yield ("Jour", "Adresse", "Titre", "Lectures")
    last = today()
    visits = PageVisits.objects.filter(
        ministry_id=ministry_id, day__gt=last - timedelta(days=DAYS), day__lte=last
    )
    found = pages_at([(ministry_id, path) for path in visits.values_list("path", flat=True)])
    for path, day, count in visits.order_by("day", "path").values_list("path", "day", "count"):
        page = found.get((ministry_id, path))
        yield (f"{day:%Y-%m-%d}", path, page.title if page and page.live else "", str(count))
