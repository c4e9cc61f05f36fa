"""Keep a piece of evidence and its files in one act; the same content twice is kept once."""

from dataclasses import dataclass

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.factcheck.evidence import store
from kakaki.factcheck.models import Claim, Evidence, EvidencePart, fingerprint_of
from kakaki.factcheck.stepping import locked, take
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError

WRITING = frozenset({"to_triage", "watched", "assigned", "checking", "waiting"})
CONCLUDED = "La réponse est déjà écrite : reprenez-la pour ajouter un élément."


@dataclass(frozen=True, slots=True)
class Part:
    """A file to keep: its plain name, its type, its bytes, and its look if it is a picture."""

    name: str
    media_type: str
    content: bytes
    pdq: str = ""
    pdq_quality: int = 0


def require_open(claim_id: int, person: Person) -> Claim:
    """Return a claim to which this person may add evidence; raise before anything is fetched."""
    claim = Claim.objects.get(pk=claim_id)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    if claim.state not in WRITING:
        raise ConflictError("concluded", advice=CONCLUDED)
    return claim


@transaction.atomic
def keep(
    *,
    claim_id: int,
    kind: str,
    title: str,
    url: str = "",
    text: str = "",
    parts: tuple[Part, ...] = (),
    author_id: int | None,
) -> Evidence:
    """Keep what was captured, dated now, with its files.

    Whoever calls has checked the words and the rights. Raises ConflictError once the answer is
    written.
    """
    claim = locked(claim_id)
    # The bytes go first: a row never names a file that is not there.
    lines = [f"{part.name} {store.put(part.content)}" for part in parts]
    digest = fingerprint_of(kind, title, url, text, lines)
    present = Evidence.objects.filter(claim=claim, sha256=digest).first()
    if present is not None:
        return present
    # What somebody outside answers is kept, wherever the claim has gone meanwhile.
    if claim.state not in WRITING and author_id is not None:
        raise ConflictError("concluded", advice=CONCLUDED)
    if claim.state == "assigned":
        take(claim, "checking", author_id)
    evidence = Evidence.objects.create(
        claim=claim, kind=kind, title=title, url=url, text=text, sha256=digest,
        captured_at=clock.now(), author_id=author_id,
    )  # fmt: skip
    for part, line in zip(parts, lines, strict=True):
        EvidencePart.objects.create(
            evidence=evidence, name=part.name, media_type=part.media_type,
            size=len(part.content), sha256=line.rpartition(" ")[2],
            pdq=part.pdq, pdq_quality=part.pdq_quality,
        )  # fmt: skip
    return evidence
