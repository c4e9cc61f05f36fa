"""The search of each site, and of the whole government on the portal."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel.languages import FRENCH
from kakaki.sites import searching, selectors, suggesting, visits
from kakaki.sites.engine import search as reading
from kakaki.sites.translating.site_languages import opened
from kakaki.ui import facade as ui

# A whole town may share one address, and each word typed may ask for suggestions.
MOST_AN_HOUR = 3000
CROWDED = "Beaucoup de recherches viennent de votre adresse. Réessayez dans une heure."
SHOWN_TITLES = 6


def _scope(request: HttpRequest, language: str = FRENCH) -> tuple[MinistryRef | None, int | None]:
    """Return the ministry of the site asked for, and the one searched: none for all of them."""
    profile = selectors.profile_of_site(Site.find_for_request(request))
    if language != FRENCH and (profile is None or opened(profile, language) is None):
        raise Http404
    own = accounts.ministry(profile.ministry_id) if profile else None
    return own, own.id if own is not None and not own.is_cabinet else None


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", " ")


def _check_limit(request: HttpRequest) -> None:
    ui.check_limit(request=request, what="search", most=MOST_AN_HOUR, advice=CROWDED)


@require_safe
def search(request: HttpRequest, language: str = FRENCH) -> HttpResponse:
    """Show what a question finds, how it may be narrowed or written, what to try for nothing.

    A question comes in the address, so the page is never kept.
    """
    own, scope = _scope(request, language)
    text = " ".join(_typed(request).split())
    if text:
        _check_limit(request)
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
    is_french = language == FRENCH  # Other words are too few to tell a slip from a word.
    nothing_at_all = found.query.words and not found.kinds
    if own is not None and nothing_at_all and "page" not in request.GET:
        visits.seek_in_vain(ministry_id=own.id, text=text)
    context = {
        "text": text[: reading.LONGEST],
        "found": found,
        "kind": kind,
        "year": year,
        "query": urlencode({"q": text[: reading.LONGEST], "sorte": kind, "annee": year}),
        "titles": [] if text else searching.proposed_titles(scope, language)[:SHOWN_TITLES],
        "completions": suggesting.completions(text, ministry_id=scope) if is_french else [],
        "meant": suggesting.meant(found.query, total=found.total, ministry_id=scope)
        if is_french and not found.corrected
        else "",
        "is_whole": scope is None,
        "names": _names(found) if scope is None else {},
    }
    context["listed"] = [(one, context["names"].get(one.ministry_id, "")) for one in found.results]
    return render(request, "sites/search.html", context)


def _names(found: searching.Found) -> dict[int, str]:
    return {one.ministry_id: accounts.ministry(one.ministry_id).name for one in found.results}


search.access = "public"  # type: ignore[attr-defined]


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return what is offered while somebody types; the page does the same without JavaScript."""
    _, scope = _scope(request)
    text = _typed(request)[: reading.LONGEST].lstrip()
    if len(text.strip()) < suggesting.SHORTEST:
        return JsonResponse([], safe=False)
    _check_limit(request)
    response = JsonResponse(suggesting.suggestions(text, ministry_id=scope), safe=False)
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


suggest.access = "public"  # type: ignore[attr-defined]
