"""What the channels do when a page is published, corrected or withdrawn."""

from typing import Any

from django.dispatch import receiver

from kakaki.channels.deliveries import create_deliveries
from kakaki.channels.models import Delivery
from kakaki.channels.nudging import nudge
from kakaki.sites.contracts import PageRef
from kakaki.sites.events import page_corrected, page_published, page_withdrawn


@receiver(page_published, dispatch_uid="channels.publish")
def publish(sender: Any, page: PageRef, **facts: Any) -> None:
    """Create the deliveries of a new text."""
    nudge(create_deliveries(page=page))


@receiver(page_corrected, dispatch_uid="channels.correct")
def correct(sender: Any, page: PageRef, **facts: Any) -> None:
    """Create the corrections wherever the text was said."""
    nudge(create_deliveries(page=page, kind=Delivery.CORRECT))


@receiver(page_withdrawn, dispatch_uid="channels.withdraw")
def withdraw(sender: Any, page: PageRef, **facts: Any) -> None:
    """Take the text back wherever it was said."""
    nudge(create_deliveries(page=page, kind=Delivery.WITHDRAW))
