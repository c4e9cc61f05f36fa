"""The desk's screens for claims: what is known, what is missing, and the one next step."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kakaki.accounts import facade as accounts
from kakaki.factcheck import opening, publishing, selectors, services
from kakaki.factcheck.engine.life import LABELS, actions_from, capability_for, stages_at
from kakaki.factcheck.engine.triage import BANDS, HARMS
from kakaki.factcheck.engine.verdicts import VERDICTS
from kakaki.factcheck.evidence import keeping
from kakaki.factcheck.models import Claim, Evidence
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, KakakiError, NotFoundError
from kakaki.ui.facade import desk_view
from kakaki.watch import facade as watch

BAND_OF = {band.code: band for _, band in BANDS}
SOURCES = 3  # rows offered at least


@require_GET
@desk_view("rumours.read")
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims that are open, the most urgent first, and those that are answered."""
    person = accounts.person_for(request)
    context = {
        "open": selectors.claims_for(person),
        "answered": selectors.claims_for(person, states=selectors.ANSWERED)[:30],
        "set_aside": selectors.claims_for(person, states=selectors.SET_ASIDE)[:30],
        "now": clock.now(),
        "many": len(person.ministries) > 1 or person.can("rumours.clear"),
    }
    return render(request, "factcheck/claims.html", context)


def _source_rows(request: HttpRequest, claim: Claim) -> list[dict[str, str]]:
    """Return what stands in the rows of sources: what was typed, else the newest conclusion's."""
    rows = _typed_sources(request)
    verdict = claim.verdicts.last()
    if not rows and verdict is not None:
        rows = list(verdict.sources)
    return rows + [{}] * max(1, SOURCES - len(rows))


def _typed_sources(request: HttpRequest) -> list[dict[str, str]]:
    names = ("source_title", "source_url", "source_note")
    rows = zip(*(request.POST.getlist(name) for name in names), strict=False)
    found = [{"title": t, "url": u, "note": n} for t, u, n in rows]
    return [row for row in found if any(value.strip() for value in row.values())]


def _rights(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    person, verdict = accounts.person_for(request), claim.verdicts.last()
    is_author = verdict is not None and verdict.author_id == person.id
    may_handle = person.can("rumours.handle", claim.ministry_id)
    offered = actions_from(
        claim.state, is_online=claim.page_id is not None, may_restore=claim.may_restore
    )
    return {
        "may_handle": may_handle,
        "may_read": person.can("rumours.review", claim.ministry_id) and not is_author,
        "may_clear": person.can("rumours.clear", claim.ministry_id) and not is_author,
        "may_publish": person.can("rumours.publish", claim.ministry_id),
        "actions": [a for a in offered if person.can(capability_for(a.after), claim.ministry_id)],
        "is_writing": may_handle and claim.state in {"assigned", "checking"},
        "may_add": may_handle and claim.state in keeping.WRITING,
        "may_hand_over": may_handle and claim.state in keeping.WRITING,
    }


def _claim_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    verdict = claim.verdicts.last()
    handlers = accounts.user_ids_who_can("rumours.handle", claim.ministry_id)
    return {
        "claim": claim,
        "ministry": accounts.ministry(claim.ministry_id),
        "assignee": accounts.name_of(claim.assignee_id) if claim.assignee_id else "",
        "stages": stages_at(claim.state, needs_visa=services.needs_clearance(claim)),
        "is_late": claim.due_at is not None and not claim.page_id and claim.due_at < clock.now(),
        "band": BAND_OF[claim.band],
        "harm": HARMS[claim.harm][0],
        "stories": watch.stories_of(claim.target),
        "evidence": claim.evidence.select_related("author", "stamp").prefetch_related("parts"),
        "kinds": [
            (code, words) for code, words in Evidence.KINDS.items() if code in services.TYPED
        ],
        "verdict": verdict,
        "reading": verdict.readings.last() if verdict else None,
        "verdicts": VERDICTS.values(),
        "sources": _source_rows(request, claim),
        "steps": claim.steps.select_related("actor"),
        "colleagues": sorted((accounts.name_of(n), n) for n in handlers if n != claim.assignee_id),
        "originals": selectors.possible_originals(claim) if claim.state == "to_triage" else (),
        **_rights(request, claim),
    }


@require_GET
@desk_view("rumours.read")
def claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Show a claim: what is known, what is missing, and the one next step."""
    found = selectors.claim_for(accounts.person_for(request), claim_id)
    return render(request, "factcheck/claim.html", _claim_context(request, found))


def _kept_words(request: HttpRequest) -> str:
    """Return everything that was typed, for whoever meets a conflict."""
    names = ("title", "lead", "reasons", "url", "text", "note", "reason")
    typed = [request.POST.get(name, "").strip() for name in names]
    typed += [" — ".join(filter(None, row.values())) for row in _typed_sources(request)]
    return "\n\n".join(filter(None, typed))


def _seen(request: HttpRequest) -> int:
    """Return the number of the last step that stood on the screen; 0 when it says none."""
    given = request.POST.get("seen", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0


def _act(request: HttpRequest, claim_id: int, act: Callable[[], object], done: str) -> HttpResponse:
    person = accounts.person_for(request)
    selectors.claim_for(person, claim_id)
    try:
        act()
    except NotFoundError:
        raise
    except KakakiError as error:
        messages.error(request, error.advice())
        context = _claim_context(request, selectors.claim_for(person, claim_id))
        context["typed"] = request.POST
        is_conflict = isinstance(error, ConflictError)
        context["kept"] = _kept_words(request) if is_conflict else ""
        status = 409 if is_conflict else 422
        return render(request, "factcheck/claim.html", context, status=status)
    messages.success(request, done)
    return redirect("factcheck:claim", claim_id=claim_id)


@require_POST
@desk_view("rumours.handle")
def evidence(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Keep a piece of evidence."""
    given = {name: request.POST.get(name, "") for name in ("kind", "title", "url", "text")}
    person = accounts.person_for(request)

    def act() -> None:
        services.add_evidence(claim_id=claim_id, person=person, **given)

    return _act(request, claim_id, act, "Élément gardé et daté. Il ne changera plus.")


@require_POST
@desk_view("rumours.handle")
def verdict(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Conclude and ask for a second reading."""
    given = {name: request.POST.get(name, "") for name in ("code", "title", "lead", "reasons")}
    person, sources = accounts.person_for(request), _typed_sources(request)

    def act() -> None:
        services.give_verdict(
            claim_id=claim_id, sources=sources, person=person, seen=_seen(request), **given
        )

    return _act(request, claim_id, act, "Envoyé : une autre personne va relire.")


@require_POST
@desk_view("rumours.review")
def read(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Agree with an answer, or send it back."""
    person, agrees = accounts.person_for(request), request.POST.get("decision") == "agree"
    given = {"note": request.POST.get("note", ""), "seen": _seen(request)}

    def act() -> None:
        services.read_verdict(claim_id=claim_id, agrees=agrees, person=person, **given)

    return _act(request, claim_id, act, "Relecture gardée.")


@require_POST
@desk_view("rumours.clear")
def clear(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Give or refuse the Cabinet's visa."""
    person, agrees = accounts.person_for(request), request.POST.get("decision") == "agree"
    given = {"note": request.POST.get("note", ""), "seen": _seen(request)}

    def act() -> None:
        services.clear(claim_id=claim_id, agrees=agrees, person=person, **given)

    return _act(request, claim_id, act, "Décision du Cabinet gardée.")


@require_POST
@desk_view("rumours.publish")
def publish(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Publish the answer on the ministry's site."""
    person = accounts.person_for(request)
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")

    def act() -> None:
        publishing.publish(
            claim_id=claim_id, person=person, reason_to_name=reason, note=note, seen=_seen(request)
        )

    return _act(request, claim_id, act, "Mise au point en ligne.")


@require_POST
@desk_view("rumours.handle")
def step(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take one of the plain steps of a claim's life."""
    person, after = accounts.person_for(request), request.POST.get("after", "")
    note = request.POST.get("note", "")

    def act() -> None:
        services.take_step(
            claim_id=claim_id, after=after, person=person, note=note, seen=_seen(request)
        )

    return _act(request, claim_id, act, f"C’est fait : {LABELS.get(after, '').lower()}.")


@require_POST
@desk_view("rumours.handle")
def hand_over(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Give a claim to a colleague."""
    person, given = accounts.person_for(request), request.POST.get("to", "")
    to_id = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0

    def act() -> None:
        opening.hand_over(claim_id=claim_id, to_id=to_id, person=person, seen=_seen(request))

    return _act(request, claim_id, act, "Confié.")


@require_POST
@desk_view("rumours.handle")
def duplicate(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Join a claim to the one it repeats."""
    person, given = accounts.person_for(request), request.POST.get("of", "")
    of_id = int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else 0

    def act() -> None:
        opening.mark_duplicate(claim_id=claim_id, of_id=of_id, person=person, seen=_seen(request))

    return _act(request, claim_id, act, "Rattaché à l’autre vérification.")
