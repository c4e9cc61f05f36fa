"""The map of a site for search engines."""

from django.http import HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from kakaki.sites import selectors
from kakaki.sites.gathering import showing

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return what is online on the site asked for, and nothing else."""
    site = Site.find_for_request(request)
    root = site.root_page if site else None
    pages = Page.objects.live().public().descendant_of(root, inclusive=True) if root else []
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    writer = SimplerXMLGenerator(response, "utf-8")
    writer.startDocument()
    writer.startElement("urlset", {"xmlns": NAMESPACE})
    for page in pages:
        writer.startElement("url", {})
        writer.addQuickElement("loc", page.get_full_url(request))
        if page.last_published_at:
            writer.addQuickElement("lastmod", page.last_published_at.date().isoformat())
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
