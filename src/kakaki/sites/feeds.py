"""The feeds of a ministry and of the government: RSS, Atom and JSON Feed."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors
from kakaki.sites.models import ClarificationPage, OfficialPage, SectionPage, TextPage

LENGTH = 30


def _source(request: HttpRequest) -> "Source":
    """Return the title, address, texts and tags of the feed of the site asked for."""
    site = Site.find_for_request(request)
    profile = selectors.profile_of_site(site)
    origin = f"{request.scheme}://{request.get_host()}/"
    if profile is None or accounts.ministry(profile.ministry_id).is_cabinet:
        texts = selectors.everything_published(LENGTH)
        return settings.KAKAKI_GOVERNMENT, origin, texts, ["government"]
    texts = [
        *selectors.published(profile.home, TextPage, LENGTH),
        *selectors.published(profile.home, ClarificationPage, LENGTH),
    ]
    texts.sort(key=lambda page: page.first_published_at, reverse=True)
    name = accounts.ministry(profile.ministry_id).name
    return name, origin, texts[:LENGTH], [f"listing:{profile.ministry_id}"]


def _kept(response: HttpResponse, tags: list[str]) -> HttpResponse:
    response.headers["X-Kakaki-Tags"] = " ".join(tags)
    return response


Source = tuple[str, str, list[OfficialPage], list[str]]


def _xml(request: HttpRequest, generator: Any, address: str) -> HttpResponse:
    source = _source(request)
    return written(source, generator, source[1] + address)


def written(source: "Source", generator: Any, address: str) -> HttpResponse:
    """Return a feed of these texts, known by its own address."""
    title, origin, texts, tags = source
    feed = generator(
        title=title,
        link=origin,
        description=f"Textes officiels — {title}",
        language="fr",
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
def rss(request: HttpRequest) -> HttpResponse:
    """Return the feed as RSS 2.0."""
    return _xml(request, Rss201rev2Feed, "flux.rss")


@require_safe
def section_rss(request: HttpRequest, section: str) -> HttpResponse:
    """Return the feed of one section of the site asked for as RSS 2.0."""
    profile = selectors.profile_of_site(Site.find_for_request(request))
    home = profile.home if profile else None
    found = SectionPage.objects.live().child_of(home).filter(slug=section).first() if home else None
    if profile is None or found is None:
        raise Http404
    texts = [
        *selectors.published(found, TextPage, LENGTH),
        *selectors.published(found, ClarificationPage, LENGTH),
    ]
    name = f"{found.title} — {accounts.ministry(profile.ministry_id).name}"
    source = (name, found.full_url, texts, [f"listing:{profile.ministry_id}"])
    origin = f"{request.scheme}://{request.get_host()}/"
    return written(source, Rss201rev2Feed, f"{origin}flux/{section}.rss")


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """Return the feed as Atom 1.0."""
    return _xml(request, Atom1Feed, "flux.atom")


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """Return the feed as JSON Feed 1.1."""
    title, origin, texts, tags = _source(request)
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
        "language": "fr",
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
