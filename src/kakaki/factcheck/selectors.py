"""Read claims and answers."""

from dataclasses import dataclass

from kakaki.accounts.contracts import Person
from kakaki.factcheck.engine.life import LABELS
from kakaki.factcheck.models import Claim
from kakaki.kernel.errors import NotFoundError
from kakaki.matching import facade as matching
from kakaki.watch import facade as watch

OPEN = (
    "to_triage",
    "assigned",
    "checking",
    "waiting",
    "second_reading",
    "clearance",
    "ready",
    "watched",
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What somebody who asked may read: where it stands, and the answer when there is one."""

    exists: bool
    state: str = ""
    title: str = ""
    verdict: str = ""
    url: str = ""


def _seen_by(person: Person) -> list[int] | None:
    if any(m.is_cabinet for m in person.ministries) and person.can("rumours.clear"):
        return None
    return [ministry.id for ministry in person.ministries_where("rumours.read")]


def claims_for(person: Person, *, states: tuple[str, ...] = OPEN) -> list[Claim]:
    """Return the claims a person may read, the most urgent first."""
    found = Claim.objects.filter(state__in=states)
    own = _seen_by(person)
    if own is not None:
        found = found.filter(ministry_id__in=own)
    return list(found.order_by("-priority", "due_at", "-pk")[:200])


def claim_for(person: Person, claim_id: int) -> Claim:
    """Return one claim; raise NotFoundError for another ministry's as for one that is not."""
    claim = Claim.objects.filter(pk=claim_id).first()
    own = _seen_by(person)
    if claim is None or (own is not None and claim.ministry_id not in own):
        raise NotFoundError(f"claim {claim_id}", advice="Cette rumeur n’existe pas.")
    return claim


def followed(number: str) -> Followed:
    """Return what somebody who asked may read under their receipt."""
    exists, _, target = watch.target_of_receipt(number)
    if not exists:
        return Followed(False)
    kind, _, key = target.partition(":")
    if kind == "claim" and key.isdigit():
        claim = Claim.objects.filter(pk=int(key)).first()
        verdict = claim.verdicts.last() if claim else None
        if (
            claim
            and verdict
            and claim.answer_url
            and claim.state in {"published", "corrected", "closed"}
        ):
            return Followed(
                True, LABELS[claim.state], verdict.title, verdict.scale.label, claim.answer_url
            )
        return Followed(True, "En vérification")
    if target:
        title, url = matching.title_of(target)
        if url:
            return Followed(True, "Répondu", title, "", url)
    return Followed(True, "Reçu")
