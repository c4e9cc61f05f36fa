"""What the watch does when a text was kept."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver

from kakaki.watch.events import item_received
from kakaki.watch.tasks import analyse


@receiver(item_received, dispatch_uid="watch.analyse")
def nudge(sender: Any, item_id: int, **facts: Any) -> None:
    """Say « now » to the worker once the row is committed."""
    transaction.on_commit(lambda: analyse.enqueue(item_id))
