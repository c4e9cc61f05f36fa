"""Empty the kept pages that a change makes stale, even when the machine dies in between."""

import logging
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.sites.models import PendingPurge
from kakaki.sites.page_store import PageStore

logger = logging.getLogger("kakaki.sites")
GOVERNMENT = "government"


def page_store(data: Path | None = None) -> PageStore:
    """Return the folder of kept pages."""
    return PageStore((data or settings.KAKAKI_DATA) / "pages")


def tags_of_change(page_id: int, ministry_id: int) -> tuple[str, ...]:
    """Return the tags of what shows a page: itself, the lists of its ministry, the portal."""
    return (f"page:{page_id}", f"listing:{ministry_id}", GOVERNMENT)


def tags_of_versions(page_id: int) -> list[str]:
    """Return the tags of a page in its other languages."""
    key = Page.objects.filter(pk=page_id).values("translation_key")[:1]
    others = Page.objects.filter(translation_key=key).exclude(pk=page_id)
    return [f"page:{number}" for number in others.values_list("pk", flat=True)]


def tags_of_site(page_id: int, ministry_id: int) -> tuple[str, ...]:
    """Return the tags of what shows a page that is no official text.

    Its title stands in the menu or at the foot of every page of its site.
    """
    return (f"page:{page_id}", f"site:{ministry_id}")


def purge_soon(*, tags: Iterable[str]) -> None:
    """Empty the kept pages of these tags once the change is committed.

    The tags are written with the change; a job empties what a cut left, so at worst a page is
    stale for a minute.
    """
    PendingPurge.objects.create(tags=list(tags), at=clock.now())
    transaction.on_commit(_purge_quietly)


def _purge_quietly() -> None:
    try:
        purge_pending()
    except OSError:
        logger.exception("kept pages could not be emptied; the job will try again")


def purge_pending() -> int:
    """Empty the kept pages of every change that was committed; return how many pages went."""
    gone = 0
    for pending in PendingPurge.objects.all():
        gone += page_store().purge(pending.tags)
        pending.delete()
    return gone
