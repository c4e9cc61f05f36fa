"""Read sites and pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page, Site

from kakaki.kernel.errors import NotFoundError
from kakaki.sites.contracts import PageRef, State
from kakaki.sites.models import (
    ClarificationPage,
    CommuniquePage,
    OfficialPage,
    Reading,
    SiteProfile,
)
from kakaki.sites.page_block import paragraphs

KINDS: dict[str, type[OfficialPage]] = {
    "communique": CommuniquePage,
    "clarification": ClarificationPage,
}


def profile_of(ministry_id: int) -> SiteProfile:
    """Return the site of a ministry; raise NotFoundError while it has none."""
    found = (
        SiteProfile.objects.select_related("site", "home", "communiques", "clarifications")
        .filter(ministry_id=ministry_id)
        .first()
    )
    if found is None:
        raise NotFoundError(f"site of {ministry_id}", advice="Ce ministère n’a pas encore de site.")
    return found


def profile_for(page: Page) -> SiteProfile | None:
    """Return the site that a page stands in, or None for a page outside every site."""
    for profile in SiteProfile.objects.select_related("home", "site"):
        if page.path.startswith(profile.home.path):
            return profile
    return None


def profile_of_site(site: Site | None) -> SiteProfile | None:
    """Return the profile of a Wagtail site, or None."""
    return SiteProfile.objects.select_related("home").filter(site=site).first() if site else None


def official_page(page_id: int) -> OfficialPage:
    """Return an official page as it is online; raise NotFoundError when there is none."""
    for kind in KINDS.values():
        found = kind.objects.filter(pk=page_id).first()
        if found is not None:
            return found
    raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")


def newest(page: OfficialPage) -> OfficialPage:
    """Return the newest version of a page, online or not."""
    revision = page.latest_revision
    return revision.as_object() if revision is not None else page


def raw_body(page: Any) -> list[dict[str, Any]]:
    """Return the raw blocks of a page's body."""
    return list(page.body.raw_data)


def body_text(page: Any) -> str:
    """Return what a reader reads in the body, a blank line between paragraphs."""
    return "\n\n".join(paragraphs(raw_body(page)))


def last_reading(page_id: int) -> Reading | None:
    """Return the newest reading of a page, or None."""
    return Reading.objects.filter(page_id=page_id).order_by("-pk").first()


def state_of(page: OfficialPage, reading: Reading | None) -> State:
    """Return the state of the newest version of a page."""
    if page.withdrawn_at is not None:
        return "withdrawn"
    if page.live and page.live_revision_id == page.latest_revision_id:
        return "published"
    if reading is None or reading.revision_id != page.latest_revision_id:
        return "draft"
    if reading.state == Reading.ASKED:
        return "asked"
    return "approved" if reading.state == Reading.APPROVED else "sent_back"


def reference_of(page: OfficialPage, ministry_id: int, *, text: bool = True) -> PageRef:
    """Return what other rooms may know of a page: its words are those of its newest version."""
    version = newest(page)
    reading = last_reading(page.pk)
    return PageRef(
        id=page.pk,
        ministry_id=ministry_id,
        kind=page.kind,
        title=version.title,
        lead=version.lead,
        body_text=body_text(version) if text else "",
        url=page.full_url or "",
        language=version.language,
        state=state_of(page, reading),
        is_live=page.live,
        version=page.latest_revision_id or 0,
        reference=page.reference,
        published_on=version.published_on,
        published_at=page.first_published_at,
        changed_at=page.latest_revision_created_at,
        author_id=page.latest_revision.user_id if page.latest_revision else page.owner_id,
    )


def page(page_id: int) -> PageRef:
    """Return one official page; raise NotFoundError when there is none."""
    found = official_page(page_id)
    profile = profile_for(found)
    if profile is None:
        raise NotFoundError(f"page {page_id} stands in no site")
    return reference_of(found, profile.ministry_id)


def pages_for(ministry_id: int, state: str = "") -> list[PageRef]:
    """Return the communiqués of a ministry, the newest first, of one state when one is given."""
    section = profile_of(ministry_id).communiques
    found = CommuniquePage.objects.child_of(section).select_related("latest_revision")
    listed = [
        reference_of(one, ministry_id, text=False)
        for one in found.order_by("-latest_revision_created_at", "-pk")
    ]
    return [one for one in listed if state in ("", one.state)]


def readings_asked(ministry_ids: Iterable[int]) -> list[Reading]:
    """Return the readings that wait in these ministries, the oldest first."""
    return list(
        Reading.objects.filter(ministry_id__in=list(ministry_ids), state=Reading.ASKED)
        .select_related("page", "author")
        .order_by("asked_at")
    )


def published(home: Page, kind: type[OfficialPage], limit: int = 20) -> list[OfficialPage]:
    """Return what is online below a home page, the newest first, withdrawn texts left out."""
    return list(
        kind.objects.live()
        .descendant_of(home)
        .filter(withdrawn_at=None)
        .order_by("-first_published_at", "-pk")[:limit]
    )


def everything_published(limit: int = 20) -> list[OfficialPage]:
    """Return what every ministry has online, the newest first."""
    found: list[OfficialPage] = []
    for kind in KINDS.values():
        live = kind.objects.live().filter(withdrawn_at=None)
        found += live.order_by("-first_published_at", "-pk")[:limit]
    return sorted(found, key=lambda one: one.first_published_at, reverse=True)[:limit]


def own_pages(ministry_ids: Iterable[int]) -> Q:
    """Return the condition of pages that stand in the sites of these ministries."""
    condition = Q(pk__in=[])
    for profile in SiteProfile.objects.select_related("home").filter(
        ministry_id__in=list(ministry_ids)
    ):
        condition |= Q(path__startswith=profile.home.path)
    return condition
