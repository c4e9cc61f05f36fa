"""Say « now » to the worker once the rows are committed."""

from collections.abc import Iterable

from django.db import transaction

from kakaki.channels.models import Delivery
from kakaki.channels.tasks import carry


def nudge(created: Iterable[Delivery]) -> None:
    """Enqueue the deliveries in the transaction that creates them."""
    for delivery in created:
        number = delivery.pk
        transaction.on_commit(lambda number=number: carry.enqueue(number))
