"""Show a version of a text as readers will see it, whoever looks at it before it is online."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kakaki.kernel import languages
from kakaki.sites import selectors
from kakaki.sites.models import OfficialPage
from kakaki.sites.shell import of_page
from kakaki.sites.translating import following

NOT_FOUND_BY_ENGINES = "noindex, nofollow, noarchive"


def version_of(page_id: int, *, online: bool = False) -> OfficialPage:
    """Return the newest version of a text, or the one that is online."""
    page = selectors.official_page(page_id)
    if online:
        return page
    version = selectors.newest(page)
    if not (page.live and page.live_revision_id == page.latest_revision_id):
        # The seal belongs to the words online: beside others it would vouch for what nobody sealed.
        version.reference = ""
    return version


def show(
    request: HttpRequest, version: OfficialPage, around: str, context: dict[str, Any]
) -> HttpResponse:
    """Answer with a version in the page of its kind, inside the template `around`."""
    shown = {"page": version, "self": version} | of_page(version, request)
    shown |= {"shown_template": version.get_template(request), "search_url": ""}
    with languages.speaking(following.language_of(version)):
        answer = render(request, around, shown | context)
    answer.headers["X-Robots-Tag"] = NOT_FOUND_BY_ENGINES
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
