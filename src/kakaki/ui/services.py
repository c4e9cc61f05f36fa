"""Tell the open screens what changed."""

from datetime import timedelta

from kakaki.kernel import clock
from kakaki.ui.models import LiveEvent

KEPT = timedelta(days=2)


def announce(*, topic: str, ministry_id: int | None = None, key: str = "") -> None:
    """Say that something of this topic changed, within the transaction that changes it."""
    LiveEvent.objects.create(topic=topic, ministry_id=ministry_id, key=key)


def prune_events() -> int:
    """Forget events that no screen can still wait for; return how many."""
    return LiveEvent.objects.filter(created_at__lt=clock.now() - KEPT).delete()[0]
