"""Publish an answer that two people agreed on, or correct it: whole or not at all, once."""

from typing import Any

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.factcheck.models import Claim, SecondReading, Verdict
from kakaki.factcheck.stepping import checked, locked, take
from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.matching import facade as matching
from kakaki.sites import facade as sites
from kakaki.sites.contracts import PageRef, Source


def agreed_reading(claim: Claim) -> SecondReading | None:
    """Return somebody else's agreement with the newest verdict, or None."""
    verdict = claim.verdicts.last()
    if verdict is None:
        return None
    reading = verdict.readings.last()
    agreed = reading is not None and reading.agrees and reading.reader_id != verdict.author_id
    return reading if agreed else None


@transaction.atomic
def publish(
    *,
    claim_id: int,
    person: Person,
    reason_to_name: str = "",
    note: str = "",
    seen: int | None = None,
) -> Claim:
    """Publish the answer; publishing twice changes nothing.

    Below the threshold, answering a rumour spreads it: a reason must be given, and it is kept. An
    answer that is online already is corrected, and `note` tells its readers what changed.
    """
    claim = locked(claim_id)
    accounts.require(person, "rumours.publish", claim.ministry_id)
    verdict, reading = claim.verdicts.last(), agreed_reading(claim)
    if claim.state in {"published", "corrected"} and claim.published_verdict == verdict:
        return claim
    locked(claim_id, seen)
    if verdict is None or reading is None or claim.state != "ready":
        raise RefusedError("not read", advice="Une autre personne doit d’abord relire la réponse.")
    if claim.amplifies and claim.page_id is None and not reason_to_name.strip():
        raise InvalidInputError(
            "amplifies",
            advice="Cette rumeur circule peu : y répondre la répand. Dites pourquoi il le faut.",
        )
    is_correction = claim.page_id is not None
    words = note if is_correction else reason_to_name
    page = _corrected(claim, verdict, reading, person.id, note) if is_correction else None
    page = page or _published(claim, verdict, reading, person.id)
    remember_answer(claim, verdict, page.url)
    claim.page_id, claim.answer_url, claim.published_verdict = page.id, page.url, verdict
    take(claim, "corrected" if is_correction else "published", person.id, words)
    return claim


def _words(claim: Claim, verdict: Verdict, reading: SecondReading, actor_id: int) -> dict[str, Any]:
    return {
        "object_key": claim.target,
        "verdict_code": verdict.code,
        "verdict_label": verdict.scale.label,
        "rating": verdict.scale.rating,
        "title": verdict.title,
        "lead": verdict.lead,
        "body": verdict.reasons,
        "sources": tuple(_source(source) for source in verdict.sources),
        "author_id": verdict.author_id,
        "reviewer_id": reading.reader_id,
        "actor_id": actor_id,
    }


def _published(claim: Claim, verdict: Verdict, reading: SecondReading, actor_id: int) -> PageRef:
    return sites.publish_clarification(
        ministry_id=claim.ministry_id,
        claim_reviewed=claim.text,
        **_words(claim, verdict, reading, actor_id),
    )


def _corrected(
    claim: Claim, verdict: Verdict, reading: SecondReading, actor_id: int, note: str
) -> PageRef:
    if not note.strip():
        raise InvalidInputError("no note", advice="Dites aux lecteurs ce qui est corrigé.")
    note = checked("Cette phrase", note.strip(), 500)
    return sites.correct_clarification(note=note, **_words(claim, verdict, reading, actor_id))


def remember_answer(claim: Claim, verdict: Verdict, url: str) -> None:
    """Make the answer what new reports are compared with."""
    matching.remember(
        kind="claim",
        key=str(claim.pk),
        title=claim.text,
        text=f"{verdict.title}\n\n{verdict.lead}",
        ministry_id=claim.ministry_id,
        url=url,
    )


def _source(fields: dict[str, Any]) -> Source:
    return Source(**{name: str(fields.get(name, "")) for name in ("title", "url", "date", "note")})
