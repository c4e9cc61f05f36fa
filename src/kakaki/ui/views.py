"""The desk's home, its live events, and the colours of each ministry."""

import json
import re
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_GET, require_safe

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.ui import selectors
from kakaki.ui.access import desk_view
from kakaki.ui.engine.theme import sheet
from kakaki.ui.live import follow
from kakaki.ui.models import LiveEvent
from kakaki.ui.style_guide import samples

EVENT_NUMBER = re.compile(r"[0-9]{1,18}")


@require_safe
@desk_view(keep=True)
def home(request: HttpRequest) -> HttpResponse:
    """Ask what the person wants to do, and show what waits for them."""
    person = accounts.person_for(request)
    tiles = selectors.tiles(person)
    context = {
        "daily": [tile for tile in tiles if tile.is_daily],
        "others": [tile for tile in tiles if not tile.is_daily],
        "waiting": selectors.waiting(person),
    }
    return render(request, "ui/home.html", context)


@require_safe
@desk_view(keep=True)
def on_device(request: HttpRequest) -> HttpResponse:
    """Show the texts that the device keeps; the server knows none of them."""
    return render(request, "ui/shelf.html")


@require_safe
def service(request: HttpRequest) -> HttpResponse:
    """Return the worker that opens the desk without a line: it may serve what is below it.

    Its one line names the file of this version, so that a browser sees a new one at once.
    """
    script = f"import {json.dumps(static('ui/worker.js'))};\n"
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@desk_view()
def waiting(request: HttpRequest) -> HttpResponse:
    """Show again what waits, for a screen that is open."""
    found = selectors.waiting(accounts.person_for(request))
    return render(request, "ui/waiting.html", {"waiting": found})


def seen_by(person: Person) -> frozenset[int] | None:
    """Return the ministries whose events a person may hear; None means every one."""
    if any(ministry.is_cabinet for ministry in person.ministries) and person.can("rumours.clear"):
        return None
    return frozenset(ministry.id for ministry in person.ministries)


def _as_data(event: LiveEvent) -> dict[str, object]:
    return {"id": event.pk, "topic": event.topic, "key": event.key}


@require_GET
@desk_view()
def events_since(request: HttpRequest, last_id: int) -> JsonResponse:
    """Return what happened since an event; the number 0 only returns where we are now."""
    if last_id == 0:
        return JsonResponse({"last": selectors.last_event_id(), "events": []})
    ministries = seen_by(accounts.person_for(request))
    found = selectors.events_after(last_id, ministry_ids=ministries)
    last = found[-1].pk if found else last_id
    return JsonResponse({"last": last, "events": [_as_data(event) for event in found]})


def _is_still_here(request: HttpRequest, person: Person) -> bool:
    """Tell whether the session still stands and the person still holds the same roles."""
    close_old_connections()
    if not request.session.exists(request.session.session_key or ""):
        return False
    return accounts.person_of(get_user(request)) == person


async def events(request: HttpRequest) -> HttpResponse:
    """Send what happens as it happens (server-sent events), from `Last-Event-ID` on.

    A screen that opens says since when it knows, as `?depuis=`.
    """
    user = await request.auser()  # type: ignore[attr-defined]
    if not user.is_authenticated:
        return HttpResponse(status=401)
    person = await sync_to_async(accounts.person_of)(user)
    given = request.headers.get("Last-Event-ID") or request.GET.get("depuis", "")
    known = EVENT_NUMBER.fullmatch(given) is not None
    last = int(given) if known else await sync_to_async(selectors.last_event_id)()

    still_here = sync_to_async(_is_still_here, thread_sensitive=False)

    async def stream() -> AsyncIterator[str]:
        yield f"retry: 3000\nid: {last}\n\n"
        async for found in follow(last, seen_by(person)):
            if not await still_here(request, person):
                return  # The browser calls again, and the door judges again who is there.
            if not found:
                yield ": encore là\n\n"
            for event in found:
                yield f"id: {event.pk}\nevent: change\ndata: {json.dumps(_as_data(event))}\n\n"

    response = StreamingHttpResponse(stream(), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


events.access = "signed in"  # type: ignore[attr-defined]


@require_safe
@desk_view("system.operate")
def components(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system with a sample of each."""
    return render(request, "ui/components.html", samples())


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the colours of a ministry as a style sheet, only ever readable ones."""
    ministry = accounts.ministry_by_slug(slug)
    if ministry is None:
        raise Http404
    response = HttpResponse(sheet(ministry.accent), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
