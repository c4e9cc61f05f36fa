"""The desk's preview: a draft as readers will see it, at two sizes, beside what is online."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from kakaki.accounts import facade as accounts
from kakaki.sites import draft_view, told
from kakaki.sites.access import page_of
from kakaki.sites.engine.paragraphs import by_paragraph, in_words
from kakaki.ui.facade import desk_view

SIZES = {"telephone": "Téléphone", "pc": "Ordinateur"}
DRAFT, ONLINE, CHANGES = "brouillon", "en-ligne", "differences"


@require_GET
@desk_view("texts.write")
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the newest version in a frame of the chosen size, and what it changes online."""
    page = page_of(accounts.person_for(request), page_id, "texts.write")
    size = request.GET.get("taille", "")
    what = request.GET.get("voir", "")
    has_both = page.is_live and page.state != "published"
    whats = {DRAFT: "Brouillon"}
    if has_both:
        whats |= {ONLINE: "En ligne", CHANGES: "Différences"}
    elif page.is_live:
        whats = {ONLINE: "En ligne"}
    what = what if what in whats else next(iter(whats))
    context = {
        "page": page,
        "size": size if size in SIZES else "telephone",
        "sizes": SIZES.items(),
        "what": what,
        "whats": whats.items(),
        "is_changes": what == CHANGES,
        "frame": what,
        "frame_label": whats[what],
    }
    if what == CHANGES:
        online = told.whole_text(draft_view.version_of(page_id, online=True))
        draft = told.whole_text(draft_view.version_of(page_id))
        context["paragraphs"] = by_paragraph(online, draft)
        context["summary"] = in_words(context["paragraphs"])
    return render(request, "sites/desk/preview.html", context)


@require_GET
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
@desk_view("texts.write")
def framed(request: HttpRequest, page_id: int, version: str) -> HttpResponse:
    """Show one version as readers see it, for the frame of the preview only."""
    page = page_of(accounts.person_for(request), page_id, "texts.write")
    online = version == ONLINE
    if version not in (DRAFT, ONLINE) or (online and not page.is_live):
        raise Http404
    shown = draft_view.version_of(page_id, online=online)
    return draft_view.show(request, shown, "sites/drafts/framed.html", {})
