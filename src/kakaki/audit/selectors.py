"""Read what was done."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.audit import registry
from kakaki.audit.contracts import AuditFilter, AuditLine
from kakaki.audit.models import AuditEntry, Unchangeable
from kakaki.kernel.errors import RefusedError

# What happens to people belongs to no ministry when the person belongs to several.
OF_PEOPLE = "accounts."


def line_of(entry: AuditEntry) -> AuditLine:
    """Return an action as it is shown."""
    known = registry.actions()
    return AuditLine(
        at=entry.at,
        action=entry.action,
        label=known[entry.action].label if entry.action in known else entry.action,
        actor_id=entry.actor_id,
        ministry_id=entry.ministry_id,
        target=entry.target,
        summary=entry.summary,
        details=entry.details,
    )


def lines(
    *, ministry_ids: Iterable[int] | None = None, target: str = "", limit: int = 100
) -> tuple[AuditLine, ...]:
    """Return the newest actions first, of these ministries only, or of all when None is given."""
    entries = AuditEntry.objects.all()
    if ministry_ids is not None:
        entries = entries.filter(ministry_id__in=list(ministry_ids))
    if target:
        entries = entries.filter(target=target)
    return tuple(line_of(entry) for entry in entries[:limit])


def was_done(action: str) -> bool:
    """Tell whether an action of this kind was ever done."""
    return AuditEntry.objects.filter(action=action).exists()


def entries_for(person: Person) -> Unchangeable:
    """Return the actions that a person may read, newest first.

    Those of the ministries where they may read the journal, and what their people did at the
    door; everything for a role that reaches everywhere. Raises RefusedError for anybody else.
    """
    entries = AuditEntry.objects.select_related("actor", "ministry")
    if person.can_everywhere("audit.read"):
        return entries
    own = [ministry.id for ministry in person.ministries_where("audit.read")]
    if not own:
        raise RefusedError(f"{person.id} may not read the journal")
    team = accounts.user_ids_of(own)
    of_team = Q(actor_id__in=team) | Q(target__in=[f"user:{number}" for number in team])
    at_the_door = Q(ministry=None, action__startswith=OF_PEOPLE) & of_team
    return entries.filter(Q(ministry_id__in=own) | at_the_door)


def narrowed(entries: Unchangeable, asked: AuditFilter) -> Unchangeable:
    """Return the actions that a filter asks for."""
    if asked.actor_id is not None:
        entries = entries.filter(actor_id=asked.actor_id)
    if asked.action:
        entries = entries.filter(action=asked.action)
    if asked.since:
        entries = entries.filter(at__gte=_midnight(asked.since))
    if asked.until:
        entries = entries.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return entries


def _midnight(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[arg-type]


def people_in(entries: Unchangeable) -> list[tuple[int, str]]:
    """Return who did these actions, by name."""
    actors = entries.order_by().exclude(actor=None).values_list("actor_id", flat=True).distinct()
    return sorted(((n, accounts.name_of(n)) for n in actors), key=lambda pair: pair[1])
