"""Verify what goes around: each step by whom it may be taken, each kept."""

import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.audit import facade as audit
from kakaki.factcheck.engine import life
from kakaki.factcheck.engine.triage import HARMS, band_of, priority
from kakaki.factcheck.engine.verdicts import VERDICTS
from kakaki.factcheck.models import Claim, ClaimStep, Evidence, SecondReading, Verdict
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.matching import facade as matching
from kakaki.sites import facade as sites
from kakaki.sites.contracts import Source
from kakaki.ui import facade as ui
from kakaki.watch import facade as watch


def _step(claim: Claim, after: str, actor_id: int | None, note: str = "") -> None:
    """Take a step that was allowed already, and keep it."""
    before = claim.state
    try:
        life.check_step(before, after)
    except life.ForbiddenStepError as error:
        raise ConflictError(
            str(error),
            advice=f"Cette rumeur est « {life.LABELS[before]} » : cette étape n’est pas possible.",
        ) from error
    claim.state = after
    claim.save()
    ClaimStep.objects.create(
        claim=claim, at=clock.now(), before=before, after=after, actor_id=actor_id, note=note[:500]
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


def _locked(claim_id: int) -> Claim:
    return Claim.objects.select_for_update().get(pk=claim_id)


@transaction.atomic
def open_claim(
    *, ministry_id: int, text: str, harm: str, person: Person, story_id: int | None = None
) -> Claim:
    """Open a claim, from a story or by hand; opening one for the same story again returns it."""
    accounts.require(person, "rumours.handle", ministry_id)
    text = " ".join(text.split())[:600]
    if len(text) < 8:
        raise InvalidInputError("short", advice="Écrivez en une phrase ce qui circule.")
    if harm not in HARMS:
        raise InvalidInputError("harm", advice="Choisissez le dommage possible.")
    story = watch.story_for(person, story_id) if story_id else None
    if story_id is not None:
        for other in Claim.objects.filter(ministry_id=ministry_id):
            if story_id in other.story_ids:
                return other
    count, regions = (story.count, len(story.regions)) if story else (1, 1)
    recent = count if story and story.first_at > clock.now() - timedelta(hours=6) else 0
    score = priority(text=text, harm=harm, reports=count, regions=regions, recent=recent)
    band = band_of(score, harm)
    now = clock.now()
    claim = Claim.objects.create(
        ministry_id=ministry_id,
        text=text,
        harm=harm,
        priority=score,
        band=band.code,
        due_at=now + band.within if band.within else None,
        assignee_id=person.id,
        story_ids=[story_id] if story_id else [],
        opened_at=now,
        many_ministries=False,
    )
    ClaimStep.objects.create(claim=claim, at=now, after="to_triage", actor_id=person.id)
    _step(claim, "assigned", person.id)
    if story_id is not None:
        watch.attach(story_id=story_id, target=f"claim:{claim.pk}")
    matching.remember(
        kind="claim", key=str(claim.pk), title=text, text=text, ministry_id=ministry_id
    )
    return claim


@transaction.atomic
def take_step(*, claim_id: int, after: str, person: Person, note: str = "") -> None:
    """Take one of the plain steps of a claim's life (not reading, clearing or publishing)."""
    claim = _locked(claim_id)
    plain = {"to_triage", "watched", "out_of_scope", "checking", "waiting", "closed", "suspended"}
    if after not in plain:
        raise RefusedError(after)
    accounts.require(person, life.capability_for(after), claim.ministry_id)
    _step(claim, after, person.id, note)


@transaction.atomic
def add_evidence(
    *, claim_id: int, kind: str, title: str, url: str, text: str, person: Person
) -> Evidence:
    """Keep a piece of evidence; the same content twice is kept once."""
    claim = _locked(claim_id)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    if kind not in Evidence.KINDS or not title.strip():
        raise InvalidInputError("evidence", advice="Donnez un titre à cet élément.")
    if not text.strip() and not url.strip():
        raise InvalidInputError("evidence", advice="Recopiez le contenu, ou donnez l’adresse.")
    if url and not url.startswith(("https://", "http://")):
        raise InvalidInputError("url", advice="L’adresse doit commencer par https://.")
    digest = hashlib.sha256("\x1f".join((kind, title, url, text)).encode()).hexdigest()
    present = Evidence.objects.filter(claim=claim, sha256=digest).first()
    if present is not None:
        return present
    if claim.state == "assigned":
        _step(claim, "checking", person.id)
    return Evidence.objects.create(
        claim=claim, kind=kind, title=title.strip()[:200], url=url.strip()[:500],
        text=text[:10_000], sha256=digest, captured_at=clock.now(), author_id=person.id,
    )  # fmt: skip


@transaction.atomic
def give_verdict(
    *,
    claim_id: int,
    code: str,
    title: str,
    lead: str,
    reasons: str,
    sources: list[dict[str, str]],
    person: Person,
) -> Verdict:
    """Conclude, with reasons and at least one source, and ask for a second reading."""
    claim = _locked(claim_id)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    sources = [source for source in sources if source.get("title", "").strip()]
    missing = [
        words
        for words, value in (
            ("un verdict", code in VERDICTS),
            ("un titre", title.strip()),
            ("un résumé", lead.strip()),
            ("les raisons", reasons.strip()),
            ("au moins une source", sources),
        )
        if not value
    ]
    if missing:
        raise InvalidInputError("incomplete", advice=f"Il manque {', '.join(missing)}.")
    if claim.state == "assigned":
        _step(claim, "checking", person.id)
    verdict = Verdict.objects.create(
        claim=claim, code=code, title=title.strip()[:160], lead=lead.strip()[:600],
        reasons=reasons.strip()[:20_000], sources=sources, author_id=person.id, at=clock.now(),
    )  # fmt: skip
    _step(claim, "second_reading", person.id)
    return verdict


def needs_clearance(claim: Claim) -> bool:
    """Tell whether the Cabinet must clear the answer: high stakes or several ministries."""
    return claim.band == "urgent" or claim.many_ministries


@transaction.atomic
def read_verdict(*, claim_id: int, agrees: bool, note: str, person: Person) -> None:
    """Agree with the newest verdict or send it back; never one's own."""
    claim = _locked(claim_id)
    accounts.require(person, "rumours.review", claim.ministry_id)
    verdict = claim.verdicts.last()
    if verdict is None or claim.state != "second_reading":
        raise ConflictError("nothing to read", advice="Il n’y a pas de réponse à relire.")
    if verdict.author_id == person.id:
        raise RefusedError(
            "own verdict",
            advice="Vous avez écrit cette réponse : une autre personne doit la relire.",
        )
    if not agrees and not note.strip():
        raise InvalidInputError("note", advice="Dites à l’auteur ce qu’il faut reprendre.")
    SecondReading.objects.create(
        verdict=verdict, reader_id=person.id, at=clock.now(), agrees=agrees, note=note[:500]
    )
    if not agrees:
        _step(claim, "checking", person.id, note)
    else:
        _step(claim, "clearance" if needs_clearance(claim) else "ready", person.id, note)


@transaction.atomic
def clear(*, claim_id: int, agrees: bool, note: str, person: Person) -> None:
    """Give or refuse the Cabinet's visa."""
    claim = _locked(claim_id)
    accounts.require(person, "rumours.clear", claim.ministry_id)
    if claim.state != "clearance":
        raise ConflictError("no visa asked", advice="Aucun visa n’est demandé.")
    verdict = claim.verdicts.last()
    if verdict is not None and verdict.author_id == person.id:
        raise RefusedError("own verdict")
    _step(claim, "ready" if agrees else "checking", person.id, note)


def agreed_reading(claim: Claim) -> SecondReading | None:
    """Return somebody else's agreement with the newest verdict, or None."""
    verdict = claim.verdicts.last()
    if verdict is None:
        return None
    reading = verdict.readings.last()
    agreed = reading is not None and reading.agrees and reading.reader_id != verdict.author_id
    return reading if agreed else None


@transaction.atomic
def publish(*, claim_id: int, person: Person, reason_to_name: str = "") -> Claim:
    """Publish the answer; publishing twice changes nothing.

    Below the threshold, answering a rumour spreads it: a reason must be given, and it is kept.
    """
    claim = _locked(claim_id)
    accounts.require(person, "rumours.publish", claim.ministry_id)
    if claim.state in {"published", "corrected"}:
        return claim
    verdict, reading = claim.verdicts.last(), agreed_reading(claim)
    if verdict is None or reading is None or claim.state != "ready":
        raise RefusedError("not read", advice="Une autre personne doit d’abord relire la réponse.")
    if claim.band in {"watch", "gap"} and not reason_to_name.strip():
        raise InvalidInputError(
            "amplifies",
            advice="Cette rumeur circule peu : y répondre la répand. Dites pourquoi il le faut.",
        )
    page = sites.publish_clarification(
        object_key=f"claim:{claim.pk}",
        ministry_id=claim.ministry_id,
        claim_reviewed=claim.text,
        verdict_code=verdict.code,
        verdict_label=verdict.scale.label,
        rating=verdict.scale.rating,
        title=verdict.title,
        lead=verdict.lead,
        body=verdict.reasons,
        sources=tuple(_source(source) for source in verdict.sources),
        author_id=verdict.author_id,
        reviewer_id=reading.reader_id,
        actor_id=person.id,
    )
    matching.remember(
        kind="claim",
        key=str(claim.pk),
        title=claim.text,
        text=f"{verdict.title}\n\n{verdict.lead}",
        ministry_id=claim.ministry_id,
        url=page.url,
    )
    was_published = claim.page_id is not None
    claim.page_id, claim.answer_url = page.id, page.url
    _step(claim, "published", person.id, reason_to_name)
    if was_published:
        _step(claim, "corrected", person.id)
    return claim


def _source(fields: dict[str, Any]) -> Source:
    return Source(**{name: str(fields.get(name, "")) for name in ("title", "url", "date", "note")})
