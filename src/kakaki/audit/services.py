"""Write what was done, in the transaction of the thing done."""

from typing import Any

from kakaki.audit import registry
from kakaki.audit.models import AuditEntry
from kakaki.kernel import clock


def record(
    *,
    action: str,
    actor_id: int | None,
    ministry_id: int | None = None,
    target: str = "",
    summary: str = "",
    details: dict[str, Any] | None = None,
) -> None:
    """Keep an action; raise LookupError when no room declared this kind of action."""
    if action not in registry.actions():
        raise LookupError(f"no room declares the action {action!r} in its audit_actions.py")
    AuditEntry.objects.create(
        at=clock.now(),
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=target,
        summary=summary[:300],
        details=details or {},
    )
