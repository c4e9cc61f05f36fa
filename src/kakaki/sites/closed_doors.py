"""The screens of Wagtail that would show what belongs to other ministries, and whom they answer."""

import posixpath
from collections.abc import Callable
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotFound,
)
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors

# These show pages, people or tags of every ministry, whatever the person who looks may do.
CLOSED = (
    "/wagtail/reports/",
    "/wagtail/users/",
    "/wagtail/groups/",
    "/wagtail/sites/",
    "/wagtail/locales/",
    "/wagtail/redirects/",
    "/wagtail/workflows/",
    "/wagtail/collections/",
    "/wagtail/tag-autocomplete/",
    "/wagtail/api/main/images/",
    "/wagtail/api/main/documents/",
    "/wagtail/bulk/",
)
# Files that have a door of their own, where it is asked who knocks: /documents/ and renditions.
NEVER_SERVED = ("/media/documents/", "/media/original_images/")

# This one takes its pages from the question, and shows them before it asks who looks.
CHOSEN = "/wagtail/choose-page/chosen-multiple/"

# How Wagtail's addresses name a page; some of its views show it before they ask who looks.
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
FILES = {"image_id": get_image_model, "document_id": get_document_model}


class ClosedDoors:
    """Refuse to anybody but a superuser the screens that leak between ministries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or refuse it."""
        # A file is found under « /media//documents/ » too: the door looks at the path it leads to.
        if f"{posixpath.normpath(request.path)}/".startswith(NEVER_SERVED):
            return HttpResponseNotFound("Introuvable.", content_type="text/plain; charset=utf-8")
        if request.path.startswith(CLOSED) and not request.user.is_superuser:
            return HttpResponseForbidden(
                "Cette page est fermée.", content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Say that the page, picture or document of another ministry does not exist."""
        if not request.path.startswith("/wagtail/") or request.user.is_superuser:
            return
        own = [ministry.id for ministry in accounts.person_for(request).ministries]
        for name in PAGES:
            if name in kwargs and selectors.is_hidden(int(kwargs[name]), own):
                raise Http404
        if request.path == CHOSEN:
            for number in request.GET.getlist("id"):
                if not number.isdecimal() or selectors.is_hidden(int(number), own):
                    raise Http404
        for name, model in FILES.items():
            if name in kwargs:
                found = model().objects.filter(pk=kwargs[name])
                if not found.filter(collection_id__in=selectors.collections_of(own)).exists():
                    raise Http404
