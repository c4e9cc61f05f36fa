"""Nudges: the rows say what is to do, a task only says « now »."""

from django_tasks import task

from kakaki.channels import deliveries


# Whoever published waits for it: it goes before what nobody watches.
@task(priority=50)
def carry(delivery_id: int) -> str:
    """Do one delivery now."""
    return deliveries.deliver(delivery_id=delivery_id)
