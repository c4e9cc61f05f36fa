"""Choose, for a ministry and a kind of text, how many approvals are asked for and of whom."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites.models import ApprovalFlow, ApprovalStep
from kakaki.sites.page_kind import kinds, label_of

MOST_STEPS = 2
OTHERS = "Tous les autres textes"


@dataclass(frozen=True, slots=True)
class Step:
    """One approval of a flow; without an approver, anybody who approves there gives it."""

    label: str = ""
    approver_id: int | None = None
    substitute_id: int | None = None


ONE: tuple[Step, ...] = (Step(),)


def kind_label(kind: str) -> str:
    """Return what the kind of a flow is called."""
    return label_of(kind) if kind else OTHERS


def flow_of(ministry_id: int, kind: str) -> ApprovalFlow | None:
    """Return the flow that governs a kind of text: its own, else that of all others, else None."""
    found = ApprovalFlow.objects.filter(ministry_id=ministry_id, kind__in=["", kind])
    return found.order_by("-kind").prefetch_related("steps").first()


def flows_of(ministry_id: int) -> list[ApprovalFlow]:
    """Return the flows that a ministry chose, that of all other kinds first."""
    found = ApprovalFlow.objects.filter(ministry_id=ministry_id).order_by("kind")
    return list(found.prefetch_related("steps__approver", "steps__substitute"))


def approvers_of(ministry_id: int) -> frozenset[int]:
    """Return the people who may be named in a flow of a ministry."""
    return accounts.user_ids_who_can("texts.approve", ministry_id)


def _check(ministry_id: int, kind: str, steps: Sequence[Step]) -> None:
    if kind and kind not in kinds.all():
        raise InvalidInputError(kind, advice="Choisissez une sorte de texte.")
    if not steps and not (kind and kinds.get(kind).is_light):
        raise InvalidInputError(
            f"{kind or 'all'} without approval",
            advice="Une autre personne doit toujours approuver ces textes.",
        )
    if len(steps) > MOST_STEPS:
        raise InvalidInputError("too many steps", advice="Deux approbations au plus.")
    may = approvers_of(ministry_id)
    for step in steps:
        named = {step.approver_id, step.substitute_id} - {None}
        if not named <= may:
            raise InvalidInputError(
                "not an approver", advice="Nommez des personnes qui approuvent dans ce ministère."
            )
        if step.substitute_id and step.substitute_id == step.approver_id:
            raise InvalidInputError(
                "own substitute", advice="Nommez une autre personne en renfort."
            )
        if step.substitute_id and not step.approver_id:
            raise InvalidInputError("no approver", advice="Nommez d’abord qui approuve.")
    chosen = [step.approver_id for step in steps if step.approver_id]
    if len(set(chosen)) < len(chosen):
        raise InvalidInputError(
            "one person twice",
            advice="La même personne ne peut pas donner deux approbations : nommez-en une autre.",
        )


@transaction.atomic
def choose_flow(*, ministry_id: int, kind: str, steps: Sequence[Step], actor_id: int) -> None:
    """Choose the approvals of a kind of text, of all others when `kind` is ''.

    No step at all lets a light kind go without approval. What waits already keeps the rule under
    which it was sent. Raises InvalidInputError with what to mend.
    """
    _check(ministry_id, kind, steps)
    flow, _ = ApprovalFlow.objects.update_or_create(
        ministry_id=ministry_id,
        kind=kind,
        defaults={"is_alone": not steps, "by_id": actor_id, "at": clock.now()},
    )
    flow.steps.all().delete()
    for position, step in enumerate(steps, 1):
        ApprovalStep.objects.create(
            flow=flow,
            position=position,
            label=step.label.strip()[:60],
            is_named=step.approver_id is not None,
            approver_id=step.approver_id,
            substitute_id=step.substitute_id,
        )
    _record("sites.flow_chosen", ministry_id, kind, actor_id, [asdict(step) for step in steps])


@transaction.atomic
def forget_flow(*, ministry_id: int, kind: str, actor_id: int) -> None:
    """Go back to one approval by anybody else; twice changes nothing."""
    if ApprovalFlow.objects.filter(ministry_id=ministry_id, kind=kind).delete()[0]:
        _record("sites.flow_forgotten", ministry_id, kind, actor_id, [asdict(ONE[0])])


def _record(
    action: str, ministry_id: int, kind: str, actor_id: int, steps: list[dict[str, object]]
) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"flow:{kind or 'all'}",
        summary=f"{kind_label(kind)} : {len(steps) or 'aucune'} approbation"
        + ("s" if len(steps) > 1 else ""),
        details={"steps": steps},
    )
