"""Say of each page online what is wrong with it: late, broken, over, unread, incomplete."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, QuerySet
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors, visits
from kakaki.sites.lifecycle.keepers import Keepers
from kakaki.sites.lifecycle.pages import OnlinePage, described, is_shown
from kakaki.sites.models import PageLink, PageVisits, Review, SiteProfile, TextPage

UNREAD_MONTHS: Final = 6
UNREAD: Final = timedelta(days=182)
SOON: Final = timedelta(days=7)
SORTS: Final = {
    "late": "À revoir, en retard",
    "soon": "À revoir cette semaine",
    "links": "Liens à corriger",
    "over": "Date passée, encore affichée",
    "unread": f"Jamais lue en {UNREAD_MONTHS} mois",
    "mute": "Images sans texte",
    "words": "Mots à corriger",
}
GRAVE: Final = frozenset({"late", "links", "over"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a page, in words."""

    sort: str
    words: str

    @property
    def is_grave(self) -> bool:
        """Tell whether readers may be misled."""
        return self.sort in GRAVE


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A page and what is wrong with it."""

    page: OnlinePage
    ministry: str
    faults: tuple[Fault, ...]
    due_on: date | None
    keeper: str
    is_mine: bool
    checked_on: date | None

    @property
    def may_confirm(self) -> bool:
        """Tell whether « C’est toujours juste » would mend something here."""
        return any(one.sort in {"late", "soon", "over"} for one in self.faults)


Faults = dict[int, list[Fault]]


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {many if count > 1 else one}"


def _of_reviews(reviews: Iterable[Review]) -> Iterator[tuple[int, Fault]]:
    today = visits.today()
    for one in reviews:
        if one.due_on is not None and one.due_on <= today:
            yield one.page_id, Fault("late", f"À revoir depuis le {one.due_on:%d/%m/%Y}")
        elif one.due_on is not None and one.due_on <= today + SOON:
            yield one.page_id, Fault("soon", f"À revoir avant le {one.due_on:%d/%m/%Y}")
        if one.mute_pictures:
            words = _plural(one.mute_pictures, "image sans texte", "images sans texte")
            yield one.page_id, Fault("mute", words)
        if one.to_correct:
            words = _plural(one.to_correct, "mot à corriger", "mots à corriger")
            yield one.page_id, Fault("words", words)


def _of_links(ministry_ids: list[int]) -> Iterator[tuple[int, Fault]]:
    wrong = links_to_mend().filter(ministry_id__in=ministry_ids)
    for page_id, count in wrong.values_list("page_id").annotate(count=Count("pk")):
        yield page_id, Fault("links", _plural(count, "lien à corriger", "liens à corriger"))


def links_to_mend() -> QuerySet[PageLink]:
    """Return the links that lead nowhere or elsewhere, and that nobody chose to leave."""
    return PageLink.objects.filter(state__in=(PageLink.BROKEN, PageLink.MOVED), ignored_because="")


def _of_ends(
    ministry_ids: list[int], checked: dict[int, date | None]
) -> Iterator[tuple[int, Fault]]:
    over = TextPage.objects.live().filter(
        selectors.own_pages(ministry_ids), withdrawn_at=None, closes_on__lt=visits.today()
    )
    for page in over.exclude(reference="").defer("body"):
        seen = checked.get(page.pk)
        if seen is None or seen <= page.closes_on:
            yield page.pk, Fault("over", f"Finie depuis le {page.closes_on:%d/%m/%Y}")


def _of_visits(ministry_ids: list[int], pages: dict[int, Page]) -> Iterator[tuple[int, Fault]]:
    """Yield the pages that nobody read, where readings are counted for long enough to say so."""
    since = visits.today() - UNREAD
    for profile in SiteProfile.objects.select_related("home").filter(ministry_id__in=ministry_ids):
        counted = PageVisits.objects.filter(ministry_id=profile.ministry_id)
        if not counted.filter(day__lte=since).exists():
            continue
        read = set(counted.filter(day__gt=since).values_list("path", flat=True))
        home = profile.home
        for page in pages.values():
            first = page.first_published_at
            is_old = first is not None and first.date() <= since
            path = "/" + page.url_path.removeprefix(home.url_path)
            if is_old and page.path.startswith(home.path) and path not in read:
                yield page.pk, Fault("unread", SORTS["unread"])


def report_of(person_id: int, ministry_ids: Iterable[int], sort: str = "") -> list[ReportLine]:
    """Return the pages of ministries with something wrong, one's own and the gravest first."""
    numbers = list(ministry_ids)
    reviews = {
        one.page_id: one
        for one in Review.objects.filter(ministry_id__in=numbers).select_related("page")
    }
    faults: Faults = defaultdict(list)
    pages = {number: one.page for number, one in reviews.items()}
    checked = {number: one.checked_on for number, one in reviews.items()}
    sources = (
        _of_reviews(reviews.values()),
        _of_links(numbers),
        _of_ends(numbers, checked),
        _of_visits(numbers, pages),
    )
    for source in sources:
        for page_id, fault in source:
            faults[page_id].append(fault)
    keepers, names = Keepers(), {m.id: m.short_name for m in accounts.ministries()}
    lines = [
        _line(reviews[page_id], found, person_id, keepers, names)
        for page_id, found in faults.items()
        if page_id in reviews and (not sort or any(one.sort == sort for one in found))
        if is_shown(reviews[page_id].page.specific)
    ]
    return sorted(lines, key=_rank)


def _rank(line: ReportLine) -> tuple[object, ...]:
    grave = sum(one.is_grave for one in line.faults)
    return (not line.is_mine, -grave, -len(line.faults), line.page.title, line.page.id)


def _line(
    review: Review, found: list[Fault], person_id: int, keepers: Keepers, names: dict[int, str]
) -> ReportLine:
    people = keepers.of(review)
    return ReportLine(
        page=described(review.page, review.ministry_id),
        ministry=names.get(review.ministry_id, ""),
        faults=tuple(found),
        due_on=review.due_on,
        keeper=", ".join(sorted(accounts.name_of(one) for one in people)) or "personne",
        is_mine=person_id in people,
        checked_on=review.checked_on,
    )


def rows_of(lines: Iterable[ReportLine]) -> Iterator[tuple[str, ...]]:
    """Yield the report as the rows of a spreadsheet, titles first."""
    yield ("Ministère", "Page", "Adresse", "Sorte", "Ce qui ne va pas", "À revoir avant", "Par qui")
    for line in lines:
        yield (
            line.ministry,
            line.page.title,
            line.page.url,
            line.page.label,
            " ; ".join(one.words for one in line.faults),
            f"{line.due_on:%Y-%m-%d}" if line.due_on else "",
            line.keeper,
        )
