"""The editorial calendar: what is to come, for whoever may know of it."""

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.sites import planned, selectors
from kakaki.sites.contracts import CalendarLine
from kakaki.sites.models import Embargo, Reading, ScheduledAct, TextPage

SORTS = {ScheduledAct.PUBLISH: "Publication", ScheduledAct.WITHDRAW: "Retrait"}


def lines_for(person: Person) -> list[CalendarLine]:
    """Return what is to come in the person's ministries, the soonest first.

    Whoever aligns ministries also reads the titles of what is scheduled in all of them, and
    nothing else: those texts are not theirs to open.
    """
    names = {ministry.id: ministry.short_name for ministry in accounts.ministries()}
    own = {ministry.id for ministry in person.ministries_where("texts.write")}
    reach = None if person.can_everywhere("texts.align") else own
    found = []
    for act in planned.acts_in(reach):
        if act.action == ScheduledAct.PUBLISH or act.ministry_id in own:
            found.append(
                CalendarLine(
                    at=act.at,
                    sort=SORTS[act.action],
                    title=act.page.draft_title,
                    ministry=names.get(act.ministry_id, ""),
                    url=_address(act.page_id) if act.ministry_id in own else "",
                )
            )
    for place in planned.bundled_in(reach):
        found.append(
            CalendarLine(
                at=place.bundle.at,
                sort=f"Publication groupée « {place.bundle.title} »",
                title=place.page.draft_title,
                ministry=names.get(place.ministry_id, ""),
                url=_address(place.page_id) if place.ministry_id in own else "",
            )
        )
    found += _embargoes(own, names) + _closing(own, names)
    return sorted(found, key=lambda line: (line.at, line.title))


def _address(page_id: int) -> str:
    return reverse("sites:text", args=[page_id])


def _embargoes(own: set[int], names: dict[int, str]) -> list[CalendarLine]:
    pages = {page.pk: page for page in TextPage.objects.filter(selectors.own_pages(own))}
    found = Embargo.objects.filter(until__gt=clock.now(), page_id__in=pages)
    homes = selectors.homes_of(own)
    return [
        CalendarLine(
            at=embargo.until,
            sort="Fin d’embargo",
            title=pages[embargo.page_id].draft_title,
            ministry=names[homes[pages[embargo.page_id].path[: selectors.HOME_PATH]]],
            url=_address(embargo.page_id),
        )
        for embargo in found
        if pages[embargo.page_id].live_revision_id != pages[embargo.page_id].latest_revision_id
    ]


def _closing(own: set[int], names: dict[int, str]) -> list[CalendarLine]:
    today = timezone.localdate(clock.now())
    pages = TextPage.objects.live().filter(
        selectors.own_pages(own), closes_on__gte=today, withdrawn_at=None
    )
    homes = selectors.homes_of(own)
    return [
        CalendarLine(
            at=timezone.make_aware(datetime.combine(page.closes_on, time())),
            sort="Dernier jour",
            title=page.title,
            ministry=names[homes[page.path[: selectors.HOME_PATH]]],
            url=_address(page.pk),
            is_whole_day=True,
        )
        for page in pages.exclude(reference="").defer("body")
    ]


def to_read(person: Person) -> list[Reading]:
    """Return the readings asked in the person's ministries, the oldest first."""
    return selectors.readings_asked(m.id for m in person.ministries_where("texts.write"))


def free_texts() -> list[TextPage]:
    """Return the approved texts of every ministry that may join a bundle, the newest first."""
    every = [ministry.id for ministry in accounts.ministries()]
    found = selectors.texts_of(every, "approved")
    return list(found.filter(live=False)[:200])


def ministries_by_page(pages: list[TextPage]) -> dict[int, str]:
    """Return the short name of the ministry of each page, by the number of the page."""
    names = {ministry.id: ministry.short_name for ministry in accounts.ministries()}
    homes = selectors.homes_of(names)
    return {page.pk: names[homes[page.path[: selectors.HOME_PATH]]] for page in pages}
