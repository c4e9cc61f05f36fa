"""The public pages of subjects and dossiers, with their feeds."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.views import serve

from kakaki.accounts import facade as accounts
from kakaki.sites import feeds, selectors
from kakaki.sites.gathering import showing
from kakaki.sites.models import Dossier, OfficialPage, SiteProfile, Tag


def _profile(request: HttpRequest) -> SiteProfile | None:
    return selectors.profile_of_site(Site.find_for_request(request))


def _kept(response: HttpResponse, profile: SiteProfile) -> HttpResponse:
    number = profile.ministry_id
    response.headers["X-Kakaki-Tags"] = f"listing:{number} site:{number}"
    return response


def _page(request: HttpRequest) -> HttpResponse:
    """Give the page of the site that stands at this address, when one does."""
    answer: HttpResponse = serve(request, request.path.lstrip("/"))
    return answer


def _list(
    request: HttpRequest, profile: SiteProfile, title: str, things: Iterable[Tag | Dossier]
) -> HttpResponse:
    context = {"title": title, "things": things}
    return _kept(render(request, "sites/gathered_list.html", context), profile)


def _shown(
    request: HttpRequest, profile: SiteProfile, one: Tag | Dossier, texts: list[OfficialPage]
) -> HttpResponse:
    is_dossier = isinstance(one, Dossier)
    context = {
        "title": one.title if isinstance(one, Dossier) else one.name,
        "introduction": one.introduction if isinstance(one, Dossier) else "",
        "texts": texts,
        "sort": "Dossier" if is_dossier else "Sujet",
        "up": "/dossiers/" if is_dossier else "/sujets/",
        "feed": f"{request.path}flux.rss",
    }
    return _kept(render(request, "sites/gathered.html", context), profile)


def _feed(
    request: HttpRequest, profile: SiteProfile, title: str, texts: list[OfficialPage]
) -> HttpResponse:
    name = f"{title} — {accounts.ministry(profile.ministry_id).name}"
    origin = f"{request.scheme}://{request.get_host()}"
    where = origin + request.path.removesuffix("flux.rss")
    newest = sorted(texts, key=lambda one: one.first_published_at, reverse=True)
    tags = [f"listing:{profile.ministry_id}"]
    source = (name, where, newest[: feeds.LENGTH], tags)
    return feeds.written(source, Rss201rev2Feed, origin + request.path)


def _tag(profile: SiteProfile | None, slug: str) -> Tag | None:
    if profile is None:
        return None
    known = Tag.objects.select_related("merged_into").filter(ministry_id=profile.ministry_id)
    return known.filter(slug=slug).first()


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the subjects of a site."""
    profile = _profile(request)
    found = showing.tags_online(profile.ministry_id) if profile else None
    if profile is None or not found:
        return _page(request)
    return _list(request, profile, "Sujets", found)


@require_safe
def tag(request: HttpRequest, slug: str, feed: str = "") -> HttpResponse:
    """List the texts of a subject; one that was merged leads to the other."""
    profile = _profile(request)
    found = _tag(profile, slug)
    if found is not None and found.merged_into is not None:
        return HttpResponsePermanentRedirect(f"/sujets/{found.merged_into.slug}/{feed}")
    texts = showing.texts_under(found) if found is not None else []
    if profile is None or found is None or not texts:
        return _page(request)
    if feed:
        return _feed(request, profile, found.name, texts)
    return _shown(request, profile, found, texts)


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """List the dossiers of a site."""
    profile = _profile(request)
    found = showing.dossiers_online(profile.ministry_id) if profile else None
    if profile is None or not found:
        return _page(request)
    return _list(request, profile, "Dossiers", found)


@require_safe
def dossier(request: HttpRequest, slug: str, feed: str = "") -> HttpResponse:
    """Show a dossier: its introduction, and its texts in order."""
    profile = _profile(request)
    online = showing.dossiers_online(profile.ministry_id) if profile else None
    found = online.filter(slug=slug).first() if online is not None else None
    if profile is None or found is None:
        return _page(request)
    texts = showing.texts_in(found)
    if feed:
        return _feed(request, profile, found.title, texts)
    return _shown(request, profile, found, texts)


for view in (tags, tag, dossiers, dossier):
    view.access = "public"  # type: ignore[attr-defined]
