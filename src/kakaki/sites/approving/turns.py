"""The approvals of one sending: freeze them, give the next one, and know whose turn it is."""

from dataclasses import dataclass

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.kernel.errors import RefusedError
from kakaki.sites import selectors
from kakaki.sites.approving import flows
from kakaki.sites.models import Approval, Reading

NOT_YOURS = "Ce n’est pas à vous d’approuver maintenant. "


@dataclass(frozen=True, slots=True)
class Turn:
    """The approval that a sending waits for: its place, who may give it, and who is named."""

    position: int
    count: int
    label: str
    may: frozenset[int]
    approver_id: int | None = None
    substitute_id: int | None = None


def freeze(reading: Reading, kind: str) -> bool:
    """Write down what the flow of today asks of a sending; return whether it asks for anybody.

    What is written is what counts: a flow that changes meanwhile loosens nothing.
    """
    flow = flows.flow_of(reading.ministry_id, kind)
    if flow is not None and flow.is_alone:
        return False
    steps = list(flow.steps.all()) if flow is not None else []
    if not steps:
        Approval.objects.create(reading=reading, position=1)
        return True
    for step in steps:
        Approval.objects.create(
            reading=reading,
            position=step.position,
            label=step.label,
            is_named=step.is_named,
            approver_id=step.approver_id,
            substitute_id=step.substitute_id,
        )
    return True


def approvals_of(reading: Reading) -> list[Approval]:
    """Return the approvals of a sending in their order."""
    found = Approval.objects.filter(reading=reading)
    return list(found.select_related("given_by", "approver", "substitute").order_by("position"))


def writers_of(reading: Reading) -> set[int]:
    """Return who wrote the version that is read: none of them may approve it."""
    page = reading.page.latest_revision
    return {one for one in (reading.author_id, page.user_id if page else None) if one}


def turn_of(reading: Reading) -> Turn | None:
    """Return the approval that a sending waits for, None when it waits for none.

    Where somebody is named, they or their substitute give it; when neither may any more, a head of
    the ministry does. Who wrote the version, or gave another approval of it, never does.
    """
    if reading.state != Reading.ASKED:
        return None
    steps = approvals_of(reading)
    given = {step.given_by_id for step in steps if step.given_at}
    barred = {one for one in given if one} | writers_of(reading)
    may = accounts.user_ids_who_can("texts.approve", reading.ministry_id) - barred
    waiting = next((step for step in steps if not step.given_at), None)
    if waiting is None:
        return Turn(1, 1, "", may)
    if waiting.is_named:
        named = may & {waiting.approver_id, waiting.substitute_id}
        heads = accounts.user_ids_who_can("approvals.manage", reading.ministry_id)
        may = named or (may & heads)
    return Turn(
        waiting.position,
        len(steps),
        waiting.label,
        may,
        waiting.approver_id if waiting.is_named else None,
        waiting.substitute_id if waiting.is_named else None,
    )


def give(reading: Reading, actor_id: int) -> bool:
    """Give the approval that a sending waits for; return whether it was the last.

    Somebody who already gave one gives nothing more. Raises RefusedError out of turn.
    """
    steps = approvals_of(reading)
    if not steps:
        return True
    if any(step.given_by_id == actor_id for step in steps):
        return False
    waiting = [step for step in steps if not step.given_at]
    if not waiting:
        return True
    turn = turn_of(reading)
    if waiting[0].is_named and (turn is None or actor_id not in turn.may):
        raise RefusedError(
            f"{actor_id} out of turn in reading {reading.pk}",
            advice=NOT_YOURS + "Une personne est nommée pour cela.",
        )
    waiting[0].given_by_id, waiting[0].given_at = actor_id, clock.now()
    waiting[0].save(update_fields=["given_by", "given_at"])
    return len(waiting) == 1


def waiting_for(person: Person) -> list[tuple[Reading, Turn, bool]]:
    """Return what waits in the ministries where a person approves, and whether it is their turn."""
    own = [ministry.id for ministry in person.ministries_where("texts.approve")]
    found = []
    for reading in selectors.readings_asked(own):
        turn = turn_of(reading)
        if turn is not None:
            found.append((reading, turn, person.id in turn.may))
    return found


def given_by(person: Person) -> list[Approval]:
    """Return the last approvals that a person gave in the ministries where they approve."""
    own = [ministry.id for ministry in person.ministries_where("texts.approve")]
    found = Approval.objects.filter(given_by_id=person.id, reading__ministry_id__in=own)
    return list(found.select_related("reading__page").order_by("-given_at")[:20])
