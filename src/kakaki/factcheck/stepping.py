"""Lock a claim and move it one step, kept in its history and in the journal."""

from kakaki.audit import facade as audit
from kakaki.factcheck.engine import life
from kakaki.factcheck.models import Claim, ClaimStep
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.ui import facade as ui

MOVED = "Une autre personne a déjà fait avancer cette rumeur. Relisez-la, puis recommencez."


def locked(claim_id: int, seen: int | None = None) -> Claim:
    """Return a claim that nobody else can move before the transaction ends.

    `seen` is the number of the last step that the person had on their screen. Raises
    ConflictError when another step was taken since, NotFoundError when there is no such claim.
    """
    claim = Claim.objects.select_for_update().filter(pk=claim_id).first()
    if claim is None:
        raise NotFoundError(f"claim {claim_id}", advice="Cette rumeur n’existe pas.")
    if seen is not None and claim.version != seen:
        raise ConflictError(f"{seen} is not {claim.version}", advice=MOVED)
    return claim


def take(claim: Claim, after: str, actor_id: int | None, note: str = "") -> None:
    """Take a step that was allowed already, and keep it.

    Raises ConflictError when no step leads there, InvalidInputError when it must be explained.
    """
    before = claim.state
    try:
        life.check_step(before, after)
    except life.ForbiddenStepError as error:
        raise ConflictError(
            str(error),
            advice=f"Cette rumeur est « {life.LABELS[before]} » : cette étape n’est pas possible.",
        ) from error
    note = checked("Cette remarque", note.strip(), 500)
    if after in life.EXPLAINED and not note:
        raise InvalidInputError("note", advice="Écrivez en quelques mots pourquoi.")
    claim.state = after
    claim.save()
    ClaimStep.objects.create(
        claim=claim, at=clock.now(), before=before, after=after, actor_id=actor_id, note=note
    )
    audit.record(
        action="factcheck.step",
        actor_id=actor_id,
        ministry_id=claim.ministry_id,
        target=f"claim:{claim.pk}",
        summary=f"{life.LABELS[after]} : {claim.text[:120]}",
        details={"before": before, "after": after},
    )
    ui.announce(topic="rumeurs", ministry_id=claim.ministry_id, key=f"claim:{claim.pk}")


def checked(name: str, text: str, longest: int) -> str:
    """Return a text without unreadable signs; raise InvalidInputError when it is too long.

    Nothing is ever cut in silence: a person decides what goes.
    """
    text = text.replace("\x00", "").replace("\r\n", "\n")
    if len(text) > longest:
        over = len(text) - longest
        advice = f"{name} est trop long : enlevez {over} signes."
        raise InvalidInputError("long", advice=advice)
    return text
