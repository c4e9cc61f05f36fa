"""The PDF of an official text, beside its page: `…/un-texte.pdf` for `…/un-texte/`."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kakaki.sites import paper as papers
from kakaki.sites.models import TextPage


@require_safe
def paper(request: HttpRequest, where: str) -> HttpResponse:
    """Send the PDF of the text online at an address; a withdrawn text leads to its page."""
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else ""
    page = TextPage.objects.live().filter(url_path=f"{root}{where}/").first()
    if page is None or not page.reference:
        raise Http404(where)
    if page.withdrawn_at is not None:
        return HttpResponseRedirect(page.get_url(request))
    content = papers.paper_of(page)
    if content is None:
        raise Http404(where)
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        "Content-Disposition": f'attachment; filename="{page.slug}-{page.reference}.pdf"',
        # A correction makes another file at the same address, so a browser asks again each time.
        "Cache-Control": "no-cache",
        "ETag": mark,
    }
    response = HttpResponse(content, content_type="application/pdf", headers=headers)
    return get_conditional_response(request, etag=mark, response=response)


paper.access = "public"  # type: ignore[attr-defined]
