"""What the watch says of itself to the operator."""

from kakaki.kernel.health import Sign
from kakaki.watch.models import Feed, Item


def signs() -> tuple[Sign, ...]:
    """Return whether feeds fail, and how many texts wait to be read by the machine."""
    waiting = Item.objects.filter(analysed_at=None).count()
    found = [Sign("watch.items", "good", f"Signalements à analyser : {waiting}")]
    failing = Feed.objects.filter(is_enabled=True, failures__gte=3).order_by("-failures")
    for feed in failing[:10]:
        label = f"La source « {feed.label} » ne se lit plus : {feed.error}"
        found.append(Sign("watch.feed", "warning", label, "Vérifiez son adresse, ou arrêtez-la."))
    return tuple(found)
