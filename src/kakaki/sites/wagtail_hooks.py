"""What we add to Wagtail, and the doors between ministries that we close in it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors, shell
from kakaki.sites.models import OfficialPage


@hooks.register("before_serve_page")
def note_the_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Let the shell know which page is served."""
    request.kakaki_page = page  # type: ignore[attr-defined]


@hooks.register("on_serve_page")
def tag_the_answer(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Name what the answer shows, so that a change empties its kept copy."""

    def tagged(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if not page.get_view_restrictions().exists():
            response.headers["X-Kakaki-Tags"] = " ".join(shell.tags_of(page))
        return response

    return tagged


def _ministries(request: HttpRequest) -> list[int]:
    return [ministry.id for ministry in accounts.person_for(request).ministries]


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Show in choosers one's own pages, and of other ministries only what is online."""
    if request.user.is_superuser:
        return pages
    # Wagtail's search reads a list of numbers in a filter, and neither F() nor a subquery.
    hidden = selectors.hidden_pages(_ministries(request)).values_list("pk", flat=True)
    return pages.exclude(pk__in=list(hidden))


@hooks.register("construct_explorer_page_queryset")
def hide_pages_of_others(
    parent: Page, pages: QuerySet[Page], request: HttpRequest
) -> QuerySet[Page]:
    """Show in the explorer one's own pages."""
    if request.user.is_superuser:
        return pages
    return pages.filter(selectors.own_pages(_ministries(request)))


@hooks.register("before_serve_document")
def keep_documents_of_drafts(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Give a document to everybody once a page online leads to it, before to its ministry only."""
    own = selectors.collections_of(_ministries(request))
    if request.user.is_superuser or document.collection_id in own:
        return None
    if selectors.is_on_a_live_page(document):
        return None
    raise Http404


@hooks.register("before_publish_page")
def publish_at_the_desk(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead whoever publishes an official text from Wagtail to the desk, where it is read first."""
    if isinstance(page.specific, OfficialPage):
        return redirect(reverse("sites:text", args=[page.pk]))
    return None


@hooks.register("before_create_page")
def create_official_texts_as_drafts(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> None:
    """Refuse to create an official text online: Wagtail would write it live before it asks."""
    if issubclass(page_class, OfficialPage) and "action-publish" in request.POST:
        raise PermissionDenied


@hooks.register("before_unpublish_page")
def withdraw_at_the_desk(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to make an official text vanish: a withdrawal is dated, reasoned and visible."""
    if isinstance(page.specific, OfficialPage):
        return redirect(reverse("sites:text", args=[page.pk]))
    return None


@hooks.register("before_delete_page")
def never_delete_what_was_sealed(request: HttpRequest, page: Page) -> None:
    """Refuse to delete a text that was sealed, or a page that holds one."""
    if selectors.holds_a_seal(page):
        raise PermissionDenied


@hooks.register("before_move_page")
def never_move_what_was_sealed(request: HttpRequest, page: Page, destination: Page) -> None:
    """Refuse to move a text that was sealed, or a page that holds one: seals name its address."""
    if selectors.holds_a_seal(page):
        raise PermissionDenied


@hooks.register("construct_main_menu")
def lead_back_to_the_desk(request: HttpRequest, items: list[Any]) -> None:
    """Take away what an officer has no use for."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in {"reports", "help"}]
