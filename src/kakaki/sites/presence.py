"""Tell two people that they have the same text open."""

from datetime import timedelta

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.sites.models import Presence

# An open screen says so every 45 seconds: one call lost on a bad line must not hide somebody.
FRESH = timedelta(seconds=120)


def note_presence(*, page_id: int, user_id: int) -> list[str]:
    """Note that a person has a text open; return the names of the others who have."""
    now = clock.now()
    Presence.objects.update_or_create(page_id=page_id, user_id=user_id, defaults={"seen_at": now})
    Presence.objects.filter(page_id=page_id, seen_at__lt=now - timedelta(hours=1)).delete()
    others = Presence.objects.filter(page_id=page_id, seen_at__gte=now - FRESH)
    return [accounts.name_of(one.user_id) for one in others.exclude(user_id=user_id)]
