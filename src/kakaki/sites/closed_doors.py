"""The screens of Wagtail that would show what belongs to other ministries, and whom they answer."""

import posixpath
from collections.abc import Callable
from typing import Any
from uuid import uuid4

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
NEVER_SERVED = ("/media/documents/", "/media/original_images/", "/media/recordings/")

# This one takes its pages from the question, and shows them before it asks who looks.
CHOSEN = "/wagtail/choose-page/chosen-multiple/"

# How Wagtail's addresses name a page; some of its views show it before they ask who looks.
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
FILES = {
    "image_id": get_image_model,
    "document_id": get_document_model,
    "doc_id": get_document_model,
}
ENGAGED = (
    "Ce fichier est dans un texte en ligne ou déjà envoyé : il ne peut plus être changé. "
    "Ajoutez un nouveau fichier, puis corrigez le texte."
)


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
    ) -> HttpResponse | None:
        """Say that what belongs to another ministry does not exist; keep what is online as it is.

        A picture or a file changes under the same address, without reading, seal or log.
        """
        if not request.path.startswith("/wagtail/"):
            return None
        if not request.user.is_superuser:
            self._hide_others(request, kwargs)
        if request.method == "POST":
            if request.path.startswith("/wagtail/images/"):
                self._hide_names(request)
            for name, model in FILES.items():
                thing = model().objects.filter(pk=kwargs[name]).first() if name in kwargs else None
                if thing is not None and selectors.is_engaged(thing):
                    return HttpResponseForbidden(ENGAGED, content_type="text/plain; charset=utf-8")
        return None

    @staticmethod
    def _hide_names(request: HttpRequest) -> None:
        """Give pictures names that nobody guesses: their small sizes are served to whoever asks."""
        for file in request.FILES.values():
            if file.name:
                file.name = f"{uuid4()}{posixpath.splitext(file.name)[1][:8]}"

    @staticmethod
    def _hide_others(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        own = [ministry.id for ministry in accounts.person_for(request).ministries]
        for name in PAGES:
            if name in kwargs and selectors.is_hidden(int(kwargs[name]), own):
                raise Http404
        if request.path == CHOSEN:
            for number in request.GET.getlist("id"):
                if (
                    not number.isdecimal()
                    or len(number) > 15
                    or selectors.is_hidden(int(number), own)
                ):
                    raise Http404
        for name, model in FILES.items():
            if name in kwargs:
                found = model().objects.filter(pk=kwargs[name])
                if not found.filter(collection_id__in=selectors.collections_of(own)).exists():
                    raise Http404
