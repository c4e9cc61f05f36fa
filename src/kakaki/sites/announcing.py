"""Tell the audit, the screens that are open and the kept pages what happened to a text."""

from typing import Any

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.sites import purging
from kakaki.sites.contracts import PageRef
from kakaki.sites.models import BundleText, ScheduledAct
from kakaki.sites.page_kind import kinds
from kakaki.ui import facade as ui


def matched_as(kind: str) -> str:
    """Return as what rumours are compared with a kind of text."""
    return kinds.get(kind).matched_as if kind in kinds.all() else kind


def tell(action: str, page: PageRef, actor_id: int | None, details: dict[str, Any]) -> None:
    """Write in the journal what happened to a text online, and empty what shows it."""
    tell_desk(action, page.id, page.ministry_id, actor_id, page.title, details)
    tags = purging.tags_of_change(page.id, page.ministry_id)
    # Each language of a text leads to the others, and says when the French is newer.
    purging.purge_soon(tags=[*tags, *purging.tags_of_versions(page.id)])


def tell_desk(
    action: str,
    page_id: int,
    ministry_id: int,
    actor_id: int | None,
    title: str,
    details: dict[str, Any] | None = None,
) -> None:
    """Write in the journal what happened to a text, and wake the screens of its ministry."""
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"page:{page_id}",
        summary=title,
        details=details or {},
    )
    ui.announce(topic="textes", ministry_id=ministry_id, key=str(page_id))


def end_what_waited(page_id: int, action: str) -> None:
    """Note that what was scheduled of a text is done, by whatever way."""
    now = clock.now()
    ScheduledAct.objects.filter(page_id=page_id, action=action, state=ScheduledAct.WAITING).update(
        state=ScheduledAct.DONE, ended_at=now
    )
    if action == ScheduledAct.PUBLISH:
        BundleText.objects.filter(page_id=page_id, ended_at=None).update(ended_at=now)
