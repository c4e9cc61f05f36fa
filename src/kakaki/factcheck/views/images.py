"""The desk's screens that examine a picture."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kakaki.accounts import facade as accounts
from kakaki.factcheck.evidence import images, store
from kakaki.factcheck.views.evidence import kept_here, part_of
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.ui.facade import desk_view

# Sites that look for a picture elsewhere: a person opens them and gives the file, we send nothing.
REVERSE: Final = (
    ("TinEye", "https://tineye.com/"),
    ("Google Images", "https://images.google.com/"),
    ("Bing", "https://www.bing.com/visualsearch"),
    ("Yandex", "https://yandex.com/images/"),
)


@require_GET
@desk_view("rumours.read")
def examine(request: HttpRequest, claim_id: int, evidence_id: int, part_id: int) -> HttpResponse:
    """Show what a picture says of itself, its error levels, and where it was seen before."""
    part = part_of(request, claim_id, evidence_id, part_id)
    if not part.is_picture:
        raise NotFoundError("no picture", advice="Ce fichier n’est pas une image.")
    look = None
    try:
        look = images.look(store.get(part.sha256))
    except InvalidInputError as error:
        messages.error(request, error.advice())
    context = {
        "claim": part.evidence.claim,
        "part": part,
        "look": look,
        "alike": images.seen_before(part, accounts.person_for(request)),
        "is_poor": bool(part.pdq) and part.pdq_quality < images.LEAST_QUALITY,
        "reverse": REVERSE,
    }
    return render(request, "factcheck/examine.html", context)


@require_GET
@desk_view("rumours.read")
def levels(request: HttpRequest, claim_id: int, evidence_id: int, part_id: int) -> HttpResponse:
    """Give the picture of the error levels."""
    part = part_of(request, claim_id, evidence_id, part_id)
    if not part.is_picture:
        raise NotFoundError("no picture", advice="Ce fichier n’est pas une image.")
    drawn = images.error_levels(store.get(part.sha256))
    return kept_here(HttpResponse(drawn, content_type="image/png"), "")
