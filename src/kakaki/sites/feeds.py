"""The feeds of a ministry and of the government: RSS, Atom and JSON Feed."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.accounts import facade as accounts
from kakaki.kernel import languages
from kakaki.kernel.languages import FRENCH
from kakaki.sites import selectors
from kakaki.sites.models import (
    ClarificationPage,
    OfficialPage,
    SectionPage,
    SiteProfile,
    TextPage,
)
from kakaki.sites.translating import public, site_languages

LENGTH = 30


def _home(request: HttpRequest, language: str) -> tuple[SiteProfile | None, str]:
    """Return the site asked for and where it begins in a language it was opened in."""
    profile = selectors.profile_of_site(Site.find_for_request(request))
    origin = f"{request.scheme}://{request.get_host()}/"
    if language == FRENCH:
        return profile, origin
    if profile is None or site_languages.opened(profile, language) is None:
        raise Http404
    return profile, f"{origin}{language}/"


def _source(request: HttpRequest, language: str) -> "Source":
    """Return the title, address, texts and tags of the feed of the site asked for."""
    profile, origin = _home(request, language)
    if profile is None or accounts.ministry(profile.ministry_id).is_cabinet:
        texts = selectors.everything_published(LENGTH, language)
        return settings.KAKAKI_GOVERNMENT, origin, texts, ["government"]
    home = public.home_in(profile, language)
    texts = [
        *selectors.published(home, TextPage, LENGTH),
        *selectors.published(home, ClarificationPage, LENGTH),
    ]
    texts.sort(key=lambda page: page.first_published_at, reverse=True)
    name = public.called(accounts.ministry(profile.ministry_id), profile, language).name
    return name, origin, texts[:LENGTH], [f"listing:{profile.ministry_id}"]


def _kept(response: HttpResponse, tags: list[str]) -> HttpResponse:
    response.headers["X-Kakaki-Tags"] = " ".join(tags)
    return response


Source = tuple[str, str, list[OfficialPage], list[str]]


def _xml(request: HttpRequest, generator: Any, address: str, language: str) -> HttpResponse:
    source = _source(request, language)
    return written(source, generator, source[1] + address, language)


def written(source: Source, generator: Any, address: str, language: str = FRENCH) -> HttpResponse:
    """Return a feed of these texts, known by its own address."""
    title, origin, texts, tags = source
    feed = generator(
        title=title,
        link=origin,
        description=f"{languages.get(language).say('Textes officiels')} — {title}",
        language=language,
        feed_url=address,
    )
    for page in texts:
        feed.add_item(
            title=page.title,
            link=page.full_url,
            description=page.lead,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            unique_id=page.full_url,
            unique_id_is_permalink=True,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return _kept(response, tags)


@require_safe
def rss(request: HttpRequest, language: str = FRENCH) -> HttpResponse:
    """Return the feed as RSS 2.0."""
    return _xml(request, Rss201rev2Feed, "flux.rss", language)


@require_safe
def section_rss(request: HttpRequest, section: str, language: str = FRENCH) -> HttpResponse:
    """Return the feed of one section of the site asked for as RSS 2.0."""
    profile, origin = _home(request, language)
    home = public.home_in(profile, language) if profile else None
    found = SectionPage.objects.live().child_of(home).filter(slug=section).first() if home else None
    if profile is None or found is None:
        raise Http404
    texts = [
        *selectors.published(found, TextPage, LENGTH),
        *selectors.published(found, ClarificationPage, LENGTH),
    ]
    own = public.called(accounts.ministry(profile.ministry_id), profile, language)
    name = f"{found.title} — {own.name}"
    source = (name, found.full_url, texts, [f"listing:{profile.ministry_id}"])
    return written(source, Rss201rev2Feed, f"{origin}flux/{section}.rss", language)


@require_safe
def atom(request: HttpRequest, language: str = FRENCH) -> HttpResponse:
    """Return the feed as Atom 1.0."""
    return _xml(request, Atom1Feed, "flux.atom", language)


@require_safe
def json_feed(request: HttpRequest, language: str = FRENCH) -> HttpResponse:
    """Return the feed as JSON Feed 1.1."""
    title, origin, texts, tags = _source(request, language)
    items = [
        {
            "id": page.full_url,
            "url": page.full_url,
            "title": page.title,
            "summary": page.lead,
            "content_text": selectors.body_text(page),
            "date_published": page.first_published_at.isoformat(),
            "date_modified": page.last_published_at.isoformat(),
            "language": page.language,
            "_kakaki": {"reference": page.reference},
        }
        for page in texts
    ]
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": origin,
        "feed_url": f"{origin}flux.json",
        "language": language,
        "items": items,
    }
    response = JsonResponse(data, content_type="application/feed+json")
    return _kept(response, tags)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return what robots may read: everything public, and where the map is."""
    lines = ["User-agent: *", "Disallow: /bureau/", "Disallow: /wagtail/", "Disallow: /comptes/"]
    lines.append(f"Sitemap: {request.scheme}://{request.get_host()}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_contact(request: HttpRequest) -> HttpResponse:
    """Return whom to tell about a weakness (RFC 9116)."""
    from datetime import timedelta

    from kakaki.kernel import clock

    cabinet = next((m for m in accounts.ministries() if m.is_cabinet), None)
    contact = cabinet.email if cabinet and cabinet.email else settings.DEFAULT_FROM_EMAIL
    expires = (clock.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    text = f"Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: fr, en\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
