"""The events of a site as files for calendars (RFC 5545)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from wagtail.models import Site

from kakaki.kernel import clock
from kakaki.sites import selectors
from kakaki.sites.models import TextPage

MOST = 200  # events of a calendar, the next ones first.
LASTS = timedelta(hours=2)  # An event that does not say when it ends.
KEPT_PAST = timedelta(days=60)


def _event(page: TextPage) -> Event:
    begins = timezone.make_aware(datetime.fromisoformat(page.facts["starts"]))
    said = page.facts.get("ends")
    ends = timezone.make_aware(datetime.fromisoformat(said)) if said else begins + LASTS
    event = Event()
    event.add("uid", f"page-{page.pk}@{settings.KAKAKI_DOMAIN}")
    event.add("dtstamp", page.last_published_at)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", page.title)
    event.add("description", page.lead)
    event.add("location", page.facts.get("where", ""))
    event.add("url", page.full_url)
    if page.withdrawn_at is not None:
        event.add("status", "CANCELLED")
    return event


def _file(name: str, events: list[TextPage]) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Kakaki//fr")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for page in events:
        calendar.add_component(_event(page))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


@require_safe
def site_calendar(request: HttpRequest) -> HttpResponse:
    """Return the events of the site asked for, which a calendar may follow."""
    profile = selectors.profile_of_site(Site.find_for_request(request))
    if profile is None:
        raise Http404
    since = (clock.now() - KEPT_PAST).date()
    found = (
        TextPage.objects.live()
        .descendant_of(profile.home)
        .filter(kind="event", closes_on__gte=since, locale_id=profile.home.locale_id)
        .exclude(reference="")
        .order_by("closes_on", "pk")
    )
    response = _file(profile.site.site_name, list(found[:MOST]))
    response.headers["X-Kakaki-Tags"] = f"listing:{profile.ministry_id}"
    return response


@require_safe
def event_calendar(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return one event; a withdrawn one is given as cancelled."""
    page = TextPage.objects.live().filter(pk=page_id, kind="event").exclude(reference="").first()
    if page is None:
        raise Http404
    response = _file(page.title, [page])
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response
