"""The search of each site, and of the whole government on the portal."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.accounts import facade as accounts
from kakaki.kernel.languages import FRENCH
from kakaki.sites import searching, selectors, visits
from kakaki.sites.engine import search as reading
from kakaki.sites.translating.site_languages import opened


@require_safe
def search(request: HttpRequest, language: str = FRENCH) -> HttpResponse:
    """Show what a question finds, what it can be narrowed by, and what to try else.

    A question comes in the address, so the page is never kept.
    """
    profile = selectors.profile_of_site(Site.find_for_request(request))
    if language != FRENCH and (profile is None or opened(profile, language) is None):
        raise Http404
    own = accounts.ministry(profile.ministry_id) if profile else None
    scope = own.id if own is not None and not own.is_cabinet else None
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    year = request.GET.get("annee", "")
    kind = request.GET.get("sorte", "")
    found = searching.find(
        text,
        ministry_id=scope,
        kind=kind,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        page=request.GET.get("page", ""),
        language=language,
    )
    nothing_at_all = found.query.words and not found.kinds
    if own is not None and nothing_at_all and "page" not in request.GET:
        visits.seek_in_vain(ministry_id=own.id, text=text)
    context = {
        "text": text[: reading.LONGEST],
        "found": found,
        "kind": kind,
        "year": year,
        "query": urlencode({"q": text[: reading.LONGEST], "sorte": kind, "annee": year}),
        "titles": searching.proposed_titles(scope, language),
        "is_whole": scope is None,
        "names": _names(found) if scope is None else {},
    }
    context["listed"] = [(one, context["names"].get(one.ministry_id, "")) for one in found.results]
    return render(request, "sites/search.html", context)


def _names(found: searching.Found) -> dict[int, str]:
    return {one.ministry_id: accounts.ministry(one.ministry_id).name for one in found.results}


search.access = "public"  # type: ignore[attr-defined]
