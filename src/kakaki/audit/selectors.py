"""Read what was done."""

from collections.abc import Iterable

from kakaki.audit import registry
from kakaki.audit.contracts import AuditLine
from kakaki.audit.models import AuditEntry


def lines(
    *, ministry_ids: Iterable[int] | None = None, target: str = "", limit: int = 100
) -> tuple[AuditLine, ...]:
    """Return the newest actions first, of these ministries only, or of all when None is given."""
    entries = AuditEntry.objects.all()
    if ministry_ids is not None:
        entries = entries.filter(ministry_id__in=list(ministry_ids))
    if target:
        entries = entries.filter(target=target)
    known = registry.actions()
    return tuple(
        AuditLine(
            at=entry.at,
            action=entry.action,
            label=known[entry.action].label if entry.action in known else entry.action,
            actor_id=entry.actor_id,
            ministry_id=entry.ministry_id,
            target=entry.target,
            summary=entry.summary,
            details=entry.details,
        )
        for entry in entries[:limit]
    )
