"""What lets a telephone carry a site: its manifest, its icons, its worker, and the page offline."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.sites import selectors
from kakaki.ui import facade as ui

PAPER = "#faf7f1"
ONE_HOUR = "public, max-age=3600"
_MARK = (
    '<path d="M5 18.5 21 13c2.6-.9 4.5-2.8 6-5.5v17c-1.5-2.7-3.4-4.6-6-5.5L5 20.5z" fill="#fff"/>'
    '<path d="M5 26h22" stroke="#e39a2d" stroke-width="2" stroke-dasharray="3.4 1.5"/>'
)


def _ministry(request: HttpRequest) -> MinistryRef | None:
    profile = selectors.profile_of_site(Site.find_for_request(request))
    return accounts.ministry(profile.ministry_id) if profile else None


def _kept(response: HttpResponse, ministry: MinistryRef | None) -> HttpResponse:
    response.headers["Cache-Control"] = ONE_HOUR
    response.headers["X-Kakaki-Tags"] = f"site:{ministry.id}" if ministry else "government"
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Return how a site stands on the first screen of a telephone: name, colours, icons."""
    ministry = _ministry(request)
    name = ministry.name if ministry else "Portail du gouvernement"
    icons = [("sites:icon", "any"), ("sites:full_icon", "maskable")]
    data = {
        "name": name,
        "short_name": ministry.short_name if ministry else "Gouvernement",
        "lang": "fr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ui.readable_accent(ministry.accent if ministry else ""),
        "icons": [
            {"src": reverse(url), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
            for url, purpose in icons
        ],
    }
    return _kept(JsonResponse(data, content_type="application/manifest+json"), ministry)


@require_safe
def icon(request: HttpRequest, *, is_full: bool = False) -> HttpResponse:
    """Return the mark in the colour of the ministry.

    With `is_full` the colour fills the square and the mark stays in its middle, because a
    telephone cuts such an icon to the shape it likes.
    """
    ministry = _ministry(request)
    colour = ui.readable_accent(ministry.accent if ministry else "")
    corner, mark = ("", f'<g transform="translate(5 5) scale(.69)">{_MARK}</g>')
    if not is_full:
        corner, mark = ' rx="7"', _MARK
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="512" height="512">'
        f'<rect width="32" height="32"{corner} fill="{colour}"/>{mark}</svg>'
    )
    return _kept(HttpResponse(svg, content_type="image/svg+xml"), ministry)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the worker that keeps the last pages read; the portal's keeps the counter as well."""
    source = finders.find("sites/reading.js")
    pinned = [reverse("sites:offline")]
    if split_domain_port(request.get_host())[0] == settings.KAKAKI_DOMAIN:
        pinned.append(reverse("seals:counter"))
    listed = ", ".join(f'"{path}"' for path in pinned)
    script = f"const PINNED = [{listed}];\n{Path(str(source)).read_text(encoding='utf-8')}"
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    return _kept(response, _ministry(request))


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what a telephone shows without a line; the worker writes the list of pages in it."""
    response = render(request, "sites/offline.html")
    ministry = _ministry(request)
    response.headers["X-Kakaki-Tags"] = f"site:{ministry.id}" if ministry else "government"
    return response
