"""Verify what goes around: each step by whom it may be taken, each kept."""

from urllib.parse import urlsplit

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.factcheck.engine import life
from kakaki.factcheck.engine.verdicts import VERDICTS
from kakaki.factcheck.evidence.keeping import keep
from kakaki.factcheck.models import Claim, Evidence, SecondReading, Verdict
from kakaki.factcheck.publishing import remember_answer
from kakaki.factcheck.stepping import checked, locked, take
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.matching import facade as matching

PLAIN = frozenset(
    {"to_triage", "watched", "out_of_scope", "assigned", "checking", "waiting", "suspended"}
    | {"published", "closed"}
)
TYPED = frozenset({"note", "link", "quote"})  # kinds of evidence that a person writes


@transaction.atomic
def take_step(
    *, claim_id: int, after: str, person: Person, note: str = "", seen: int | None = None
) -> None:
    """Take one of the plain steps of a claim's life (not reading, clearing or publishing)."""
    if after not in PLAIN:
        raise RefusedError(after)
    claim = locked(claim_id, seen)
    accounts.require(person, life.capability_for(after), claim.ministry_id)
    if claim.page_id is not None and after in {"watched", "out_of_scope"}:
        raise ConflictError(
            "online", advice="Une réponse est en ligne : corrigez-la ou suspendez-la d’abord."
        )
    if after == "published":
        _restore(claim, person, note)
        return
    if after == "assigned":
        claim.assignee_id = person.id
    if after == "to_triage":
        claim.duplicate_of = None
    take(claim, after, person.id, note)
    if after in {"suspended", "out_of_scope"}:
        matching.forget(kind="claim", key=str(claim.pk))
    elif after == "to_triage" and claim.page_id is None:
        matching.remember(
            kind="claim", key=str(claim.pk), title=claim.text, text=claim.text,
            ministry_id=claim.ministry_id,
        )  # fmt: skip


def _restore(claim: Claim, person: Person, note: str) -> None:
    """Go back to the answer that is online, when nothing was concluded since."""
    verdict = claim.published_verdict
    if claim.state not in {"suspended", "checking"} or not claim.may_restore or verdict is None:
        raise RefusedError("new words", advice="Une autre personne doit d’abord relire la réponse.")
    was_corrected = claim.steps.filter(after="corrected").exists()
    take(claim, "corrected" if was_corrected else "published", person.id, note)
    remember_answer(claim, verdict, claim.answer_url)


def _checked_address(url: str) -> str:
    url = checked("Cette adresse", url.strip(), 500)
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"https", "http"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    if url and (not is_web or " " in url):
        raise InvalidInputError("url", advice="L’adresse doit commencer par https://.")
    return url


@transaction.atomic
def add_evidence(
    *, claim_id: int, kind: str, title: str, url: str, text: str, person: Person
) -> Evidence:
    """Keep a piece of evidence; the same content twice is kept once."""
    claim = locked(claim_id)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    title = checked("Ce titre", title.strip(), 200)
    text = checked("Ce contenu", text, 10_000)
    url = _checked_address(url)
    if kind not in TYPED or not title:
        raise InvalidInputError("evidence", advice="Donnez un titre à cet élément.")
    if not text.strip() and not url:
        raise InvalidInputError("evidence", advice="Recopiez le contenu, ou donnez l’adresse.")
    return keep(claim_id=claim.pk, kind=kind, title=title, url=url, text=text, author_id=person.id)


def _checked_sources(sources: list[dict[str, str]]) -> list[dict[str, str]]:
    kept = []
    for source in sources:
        title = checked("Le titre d’une source", source.get("title", "").strip(), 200)
        url = _checked_address(source.get("url", ""))
        note = checked("La précision d’une source", source.get("note", "").strip(), 200)
        if not title and (url or note):
            raise InvalidInputError("source", advice="Donnez un titre à chaque source.")
        if title:
            kept.append({"title": title, "url": url, "note": note, "date": source.get("date", "")})
    return kept


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
    seen: int | None = None,
) -> Verdict:
    """Conclude, with reasons and at least one source, and ask for a second reading."""
    claim = locked(claim_id, seen)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    title = checked("Le titre", title.strip(), 160)
    lead = checked("Le résumé", lead.strip(), 600)
    reasons = checked("Le texte des raisons", reasons.strip(), 20_000)
    sources = _checked_sources(sources)
    wanted: tuple[tuple[str, object], ...] = (
        ("un verdict", code in VERDICTS),
        ("un titre", title),
        ("un résumé", lead),
        ("les raisons", reasons),
        ("au moins une source", sources),
    )
    missing = [words for words, value in wanted if not value]
    if missing:
        raise InvalidInputError("incomplete", advice=f"Il manque {', '.join(missing)}.")
    if claim.state == "assigned":
        take(claim, "checking", person.id)
    verdict = Verdict.objects.create(
        claim=claim, code=code, title=title, lead=lead, reasons=reasons, sources=sources,
        author_id=person.id, at=clock.now(),
    )  # fmt: skip
    take(claim, "second_reading", person.id)
    return verdict


def needs_clearance(claim: Claim) -> bool:
    """Tell whether the Cabinet must clear the answer: high stakes or several ministries."""
    return claim.band == "urgent" or claim.many_ministries


@transaction.atomic
def read_verdict(
    *, claim_id: int, agrees: bool, note: str, person: Person, seen: int | None = None
) -> None:
    """Agree with the newest verdict or send it back; never one's own."""
    claim = locked(claim_id, seen)
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
    after = "checking"
    if agrees:
        after = "clearance" if needs_clearance(claim) else "ready"
    take(claim, after, person.id, note)
    SecondReading.objects.create(
        verdict=verdict, reader_id=person.id, at=clock.now(), agrees=agrees, note=note.strip()
    )


@transaction.atomic
def clear(
    *, claim_id: int, agrees: bool, note: str, person: Person, seen: int | None = None
) -> None:
    """Give or refuse the Cabinet's visa."""
    claim = locked(claim_id, seen)
    accounts.require(person, "rumours.clear", claim.ministry_id)
    if claim.state != "clearance":
        raise ConflictError("no visa asked", advice="Aucun visa n’est demandé.")
    verdict = claim.verdicts.last()
    if verdict is not None and verdict.author_id == person.id:
        raise RefusedError(
            "own verdict",
            advice="Vous avez écrit cette réponse : une autre personne doit la viser.",
        )
    if not agrees and not note.strip():
        raise InvalidInputError("note", advice="Dites à l’auteur ce qu’il faut reprendre.")
    take(claim, "ready" if agrees else "checking", person.id, note)
