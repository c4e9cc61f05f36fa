"""Read claims and answers."""

from dataclasses import dataclass

from kakaki.accounts.contracts import Person
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


SET_ASIDE = ("out_of_scope", "duplicate")
ANSWERED = ("published", "corrected", "suspended", "closed")


@dataclass(frozen=True, slots=True)
class Followed:
    """What somebody who asked may read.

    `state` is « unknown » (no such number), « waiting », « nothing » (nothing to verify),
    « suspended » or « answered »; `is_revised`: the answer is being looked at again.
    """

    state: str
    title: str = ""
    verdict: str = ""
    url: str = ""
    is_revised: bool = False


def seen_by(person: Person) -> list[int] | None:
    """Return the ministries whose claims a person may read; None for every one of them."""
    if any(m.is_cabinet for m in person.ministries) and person.can("rumours.clear"):
        return None
    return [ministry.id for ministry in person.ministries_where("rumours.read")]


def claims_for(person: Person, *, states: tuple[str, ...] = OPEN) -> list[Claim]:
    """Return the claims a person may read, the most urgent first."""
    found = Claim.objects.filter(state__in=states)
    own = seen_by(person)
    if own is not None:
        found = found.filter(ministry_id__in=own)
    found = found.select_related("ministry", "assignee")
    return list(found.order_by("-priority", "due_at", "-pk")[:200])


def claim_for(person: Person, claim_id: int) -> Claim:
    """Return one claim; raise NotFoundError for another ministry's as for one that is not."""
    claim = Claim.objects.filter(pk=claim_id).first()
    own = seen_by(person)
    if claim is None or (own is not None and claim.ministry_id not in own):
        raise NotFoundError(f"claim {claim_id}", advice="Cette rumeur n’existe pas.")
    return claim


def possible_originals(claim: Claim) -> list[Claim]:
    """Return the claims of the same ministry that this one may repeat, the newest first."""
    others = Claim.objects.filter(ministry_id=claim.ministry_id).exclude(pk=claim.pk)
    return list(others.exclude(state__in=SET_ASIDE).order_by("-pk")[:50])


def followed(number: str) -> Followed:
    """Return what somebody who asked may read under their receipt."""
    receipt = watch.target_of_receipt(number)
    if receipt is None:
        return Followed("unknown")
    kind, _, key = receipt.target.partition(":")
    if kind == "claim" and key.isdigit():
        claim = Claim.objects.filter(pk=int(key)).first()
        return _followed_claim(claim) if claim else Followed("waiting")
    if receipt.target:
        title, url = matching.title_of(receipt.target)
        return Followed("answered", title, "", url) if url else Followed("waiting")
    return Followed("nothing" if receipt.is_set_aside else "waiting")


def _followed_claim(claim: Claim) -> Followed:
    seen: set[int] = set()
    while claim.duplicate_of is not None and claim.pk not in seen:
        seen.add(claim.pk)
        claim = claim.duplicate_of
    verdict = claim.published_verdict
    if verdict is None:
        dropped = claim.state in {"out_of_scope", "closed"}
        return Followed("nothing" if dropped else "waiting")
    if claim.state == "suspended":
        return Followed("suspended")
    return Followed(
        "answered",
        verdict.title,
        verdict.scale.label,
        claim.answer_url,
        is_revised=claim.state not in {"published", "corrected", "closed"},
    )
