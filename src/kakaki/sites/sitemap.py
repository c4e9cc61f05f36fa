"""The map of a site for search engines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from kakaki.sites import selectors
from kakaki.sites.gathering import showing

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def _alternates(writer: SimplerXMLGenerator, versions: list[tuple[str, str]]) -> None:
    """Name the same page in each of its languages, itself among them, when there are several."""
    for code, address in versions if len(versions) > 1 else []:
        told = {"rel": "alternate", "hreflang": code, "href": address}
        writer.addQuickElement("xhtml:link", attrs=told)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return what is online on the site asked for, and nothing else."""
    site = Site.find_for_request(request)
    root = site.root_page if site else None
    pages = list(
        Page.objects.live().public().descendant_of(root, inclusive=True).select_related("locale")
        if root
        else []
    )
    versions: dict[Any, list[tuple[str, str]]] = {}
    for page in pages:
        address = (page.locale.language_code, page.get_full_url(request))
        versions.setdefault(page.translation_key, []).append(address)
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    writer = SimplerXMLGenerator(response, "utf-8")
    writer.startDocument()
    writer.startElement("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for page in pages:
        writer.startElement("url", {})
        writer.addQuickElement("loc", page.get_full_url(request))
        if page.last_published_at:
            writer.addQuickElement("lastmod", page.last_published_at.date().isoformat())
        _alternates(writer, versions[page.translation_key])
        writer.endElement("url")
    profile = selectors.profile_of_site(site)
    for path in showing.addresses_of(profile) if profile else ():
        writer.startElement("url", {})
        writer.addQuickElement("loc", f"{request.scheme}://{request.get_host()}{path}")
        writer.endElement("url")
    writer.endElement("urlset")
    writer.endDocument()
    if profile is not None:
        number = profile.ministry_id
        response.headers["X-Kakaki-Tags"] = f"listing:{number} site:{number}"
    return response
