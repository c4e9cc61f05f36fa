"""Show the key of the backups to the operator, and remember that a copy could be made."""

from kakaki.audit import facade as audit
from kakaki.safekeeping import making, work


def shown_key() -> str:
    """Return the key, and keep in the journal that it was shown."""
    key = making.own_key()
    audit.record(
        action="safekeeping.key_shown",
        actor_id=None,
        ministry_id=work.cabinet_id(),
        summary="Depuis la machine",
    )
    return key
