"""Name a page that is online for the person who keeps it."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page

from kakaki.accounts.contracts import Person
from kakaki.kernel.errors import NotFoundError
from kakaki.sites import selectors
from kakaki.sites.models import ArchivedPage, OfficialPage, StandardPage
from kakaki.sites.page_kind import kinds, label_of


@dataclass(frozen=True, slots=True)
class OnlinePage:
    """A page that readers see: `desk_url` is where it is changed."""

    id: int
    ministry_id: int
    title: str
    url: str
    desk_url: str
    label: str
    is_text: bool


def desk_url_of(page: Page) -> str:
    """Return where a page is changed: official texts at the desk, the rest in Wagtail."""
    if isinstance(page.specific, OfficialPage):
        return reverse("sites:text", args=[page.pk])
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def label_for(page: Page) -> str:
    """Return what a page is called by its kind."""
    specific = page.specific
    return label_of(specific.kind) if isinstance(specific, OfficialPage) else "Page"


def is_shown(page: Page) -> bool:
    """Tell whether readers see a page as one that is true today."""
    if isinstance(page, OfficialPage):
        return page.live and bool(page.reference) and page.withdrawn_at is None
    return page.live and isinstance(page, StandardPage) and not isinstance(page, ArchivedPage)


def described(page: Page, ministry_id: int) -> OnlinePage:
    """Return a page as the desk names it."""
    specific = page.specific
    return OnlinePage(
        page.pk,
        ministry_id,
        page.title,
        page.full_url or "",
        desk_url_of(page),
        label_for(page),
        isinstance(specific, OfficialPage),
    )


def online_page(person: Person, page_id: int, capability: str) -> OnlinePage:
    """Return a page online of one of the person's own ministries, in which they may do this.

    Raises NotFoundError otherwise: nobody learns what others have.
    """
    found = Page.objects.filter(pk=page_id).first()
    profile = selectors.profile_for(found) if found is not None else None
    own = {ministry.id for ministry in person.ministries_where(capability)}
    if found is None or profile is None or profile.ministry_id not in own:
        raise NotFoundError(f"page {page_id}", advice="Cette page n’existe pas.")
    if not is_shown(found.specific):
        raise NotFoundError(f"page {page_id} offline", advice="Cette page n’est pas en ligne.")
    return described(found, profile.ministry_id)


def months_of(page: Page) -> int:
    """Return after how many months a page is read again, 0 for never."""
    specific = page.specific
    if isinstance(specific, OfficialPage):
        return kinds.get(specific.kind).review_months if specific.kind in kinds.all() else 0
    return 12 if isinstance(specific, StandardPage) else 0
