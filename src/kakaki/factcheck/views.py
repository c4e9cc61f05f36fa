"""The desk's screens for rumours, and the public page where one reads the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.factcheck import selectors, services
from kakaki.factcheck.engine.life import LABELS
from kakaki.factcheck.engine.triage import BANDS, HARMS
from kakaki.factcheck.engine.verdicts import VERDICTS
from kakaki.factcheck.models import Claim, Evidence
from kakaki.kernel.errors import KakakiError, NotFoundError
from kakaki.ui.facade import desk_view
from kakaki.watch import facade as watch

LANGUAGES = {
    "fr": "Français", "ha": "Hausa", "en": "Anglais", "ar": "Arabe", "dje": "Zarma",
    "fuv": "Fulfulde", "knc": "Kanuri", "taq": "Tamasheq", "und": "Langue inconnue",
}  # fmt: skip
BAND_OF = {band.code: band for _, band in BANDS}


@require_GET
@desk_view("rumours.read")
def queue(request: HttpRequest) -> HttpResponse:
    """Show what people report, grouped, with what is known of it."""
    person = accounts.person_for(request)
    stories = [
        {"story": s, "language": LANGUAGES.get(s.language, s.language)}
        for s in watch.stories_for(person)
    ]
    is_part = bool(request.headers.get("X-Requested-With"))
    template = "factcheck/stories.html" if is_part else "factcheck/queue.html"
    return render(request, template, {"stories": stories})


@require_http_methods(["GET", "POST"])
@desk_view("rumours.handle")
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Decide of one story: a known answer, a new claim, or nothing to verify."""
    person = accounts.person_for(request)
    found = watch.story_for(person, story_id)
    if request.method == "POST":
        try:
            return _decide(request, story_id, found.ministry_id)
        except KakakiError as error:
            messages.error(request, error.advice())
            return redirect("factcheck:story", story_id=story_id)
    context = {
        "story": found,
        "language": LANGUAGES.get(found.language, found.language),
        "harms": HARMS.items(),
        "ministries": [m for m in accounts.ministries() if person.can("rumours.handle", m.id)],
        "everybody": accounts.ministries() if person.can("rumours.clear") else (),
    }
    return render(request, "factcheck/story.html", context)


def _decide(request: HttpRequest, story_id: int, ministry_id: int | None) -> HttpResponse:
    person = accounts.person_for(request)
    decision, target = request.POST.get("decision", ""), request.POST.get("target", "")
    if decision in {"right", "wrong"}:
        watch.decide(story_id=story_id, target=target, is_right=decision == "right")
        if decision == "right":
            messages.success(request, "Rattaché. Les personnes qui ont demandé lisent la réponse.")
            return redirect("factcheck:queue")
        return redirect("factcheck:story", story_id=story_id)
    if decision == "aside":
        watch.set_aside(story_id=story_id)
        messages.success(request, "Mis de côté.")
        return redirect("factcheck:queue")
    if decision == "assign":
        accounts.require(person, "rumours.clear")
        given = request.POST.get("ministry", "")
        ministry = accounts.ministry(int(given) if given.isdecimal() else 0)
        watch.assign(story_id=story_id, ministry_id=ministry.id)
        messages.success(request, f"Confié : {ministry.name}.")
        return redirect("factcheck:queue")
    if ministry_id is None:
        ministry_id = accounts.ministry_to_act_for(person, "rumours.handle").id
    claim = services.open_claim(
        ministry_id=ministry_id,
        text=request.POST.get("text", ""),
        harm=request.POST.get("harm", ""),
        person=person,
        story_id=story_id,
    )
    return redirect("factcheck:claim", claim_id=claim.pk)


@require_GET
@desk_view("rumours.read")
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims that are open, the most urgent first, and those that are answered."""
    person = accounts.person_for(request)
    context = {
        "open": selectors.claims_for(person),
        "answered": selectors.claims_for(
            person, states=("published", "corrected", "suspended", "closed")
        )[:30],
        "bands": BAND_OF,
    }
    return render(request, "factcheck/claims.html", context)


def _claim_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    person = accounts.person_for(request)
    verdict = claim.verdicts.last()
    return {
        "claim": claim,
        "band": BAND_OF[claim.band],
        "harm": HARMS[claim.harm][0],
        "stories": [s for s in map(watch.story, claim.story_ids) if s],
        "evidence": claim.evidence.select_related("author"),
        "kinds": Evidence.KINDS.items(),
        "verdict": verdict,
        "reading": verdict.readings.last() if verdict else None,
        "verdicts": VERDICTS.values(),
        "steps": claim.steps.select_related("actor"),
        "may_handle": person.can("rumours.handle", claim.ministry_id),
        "may_read": person.can("rumours.review", claim.ministry_id)
        and verdict is not None
        and verdict.author_id != person.id,
        "may_clear": person.can("rumours.clear", claim.ministry_id),
        "may_publish": person.can("rumours.publish", claim.ministry_id),
        "amplifies": claim.band in {"watch", "gap"},
        "is_writing": claim.state in {"assigned", "checking", "waiting"},
    }


@require_GET
@desk_view("rumours.read")
def claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Show a claim: what is known, what is missing, and the one next step."""
    found = selectors.claim_for(accounts.person_for(request), claim_id)
    return render(request, "factcheck/claim.html", _claim_context(request, found))


def _act(request: HttpRequest, claim_id: int, act: Any, done: str) -> HttpResponse:
    selectors.claim_for(accounts.person_for(request), claim_id)
    try:
        act()
    except NotFoundError:
        raise
    except KakakiError as error:
        messages.error(request, error.advice())
        context = _claim_context(
            request, selectors.claim_for(accounts.person_for(request), claim_id)
        )
        context["typed"] = request.POST
        return render(request, "factcheck/claim.html", context, status=422)
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

    return _act(request, claim_id, act, "Élément gardé, daté, et désormais inchangeable.")


@require_POST
@desk_view("rumours.handle")
def verdict(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Conclude and ask for a second reading."""
    given = {name: request.POST.get(name, "") for name in ("code", "title", "lead", "reasons")}
    names = ("source_title", "source_url", "source_note")
    rows = zip(*(request.POST.getlist(name) for name in names), strict=False)
    sources = [{"title": t, "url": u, "note": n} for t, u, n in rows]
    person = accounts.person_for(request)

    def act() -> None:
        services.give_verdict(claim_id=claim_id, sources=sources, person=person, **given)

    return _act(request, claim_id, act, "Envoyé : une autre personne va relire.")


@require_POST
@desk_view("rumours.review")
def read(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Agree with an answer, or send it back."""
    person, agrees = accounts.person_for(request), request.POST.get("decision") == "agree"
    note = request.POST.get("note", "")

    def act() -> None:
        services.read_verdict(claim_id=claim_id, agrees=agrees, note=note, person=person)

    return _act(request, claim_id, act, "Relecture gardée.")


@require_POST
@desk_view("rumours.clear")
def clear(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Give or refuse the Cabinet's visa."""
    person, agrees = accounts.person_for(request), request.POST.get("decision") == "agree"
    note = request.POST.get("note", "")

    def act() -> None:
        services.clear(claim_id=claim_id, agrees=agrees, note=note, person=person)

    return _act(request, claim_id, act, "Décision du Cabinet gardée.")


@require_POST
@desk_view("rumours.publish")
def publish(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Publish the answer on the ministry's site."""
    person, reason = accounts.person_for(request), request.POST.get("reason", "")

    def act() -> None:
        services.publish(claim_id=claim_id, person=person, reason_to_name=reason)

    return _act(request, claim_id, act, "Mise au point publiée.")


@require_POST
@desk_view("rumours.handle")
def step(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take one of the plain steps of a claim's life."""
    person, after = accounts.person_for(request), request.POST.get("after", "")
    note = request.POST.get("note", "")

    def act() -> None:
        services.take_step(claim_id=claim_id, after=after, person=person, note=note)

    return _act(request, claim_id, act, LABELS.get(after, ""))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, number: str = "") -> HttpResponse:
    """Let somebody who asked read the answer, by their receipt."""
    typed = request.POST.get("number", number)
    found = selectors.followed(typed) if typed else None
    status = 404 if found is not None and not found.exists else 200
    return render(request, "factcheck/follow.html", {"typed": typed, "found": found}, status=status)


follow.access = "public"  # type: ignore[attr-defined]
