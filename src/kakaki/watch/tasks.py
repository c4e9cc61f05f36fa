"""Nudges: the rows say what is to do, a task only says « now »."""

from django_tasks import task

from kakaki.watch import services


# An officer sees the rumour once it is analysed.
@task(priority=20)
def analyse(item_id: int) -> None:
    """Analyse one item now."""
    services.analyse_item(item_id=item_id)
