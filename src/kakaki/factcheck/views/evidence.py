"""The desk's screens for evidence: capture it, look at it, and give it sealed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kakaki.accounts import facade as accounts
from kakaki.factcheck import selectors
from kakaki.factcheck.evidence import bundle, files, keeping, pages, screenshot, store
from kakaki.factcheck.models import Claim, Evidence, EvidencePart
from kakaki.kernel.errors import KakakiError, NotFoundError
from kakaki.ui.facade import desk_view


def _found(request: HttpRequest, claim_id: int, evidence_id: int) -> Evidence:
    """Return evidence of a claim that this person may read; NotFoundError for any other."""
    claim = selectors.claim_for(accounts.person_for(request), claim_id)
    evidence = claim.evidence.filter(pk=evidence_id).select_related("author", "stamp").first()
    if evidence is None:
        raise NotFoundError(f"evidence {evidence_id}", advice="Cet élément n’existe pas.")
    return evidence


def part_of(request: HttpRequest, claim_id: int, evidence_id: int, part_id: int) -> EvidencePart:
    """Return a file of evidence that this person may read; raise NotFoundError for any other."""
    found = _found(request, claim_id, evidence_id).parts.filter(pk=part_id).first()
    if found is None:
        raise NotFoundError(f"part {part_id}", advice="Ce fichier n’existe pas.")
    return found


def _shown(request: HttpRequest, claim: Claim, status: int = 200) -> HttpResponse:
    person = accounts.person_for(request)
    context = {
        "claim": claim,
        "evidence": claim.evidence.select_related("author", "stamp").prefetch_related("parts"),
        "may_add": person.can("rumours.handle", claim.ministry_id)
        and claim.state in keeping.WRITING,
        "draws": screenshot.program() is not None,
        "typed": request.POST,
    }
    return render(request, "factcheck/workbench.html", context, status=status)


@require_GET
@desk_view("rumours.read")
def workbench(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Show the evidence of a claim and the ways to add some."""
    return _shown(request, selectors.claim_for(accounts.person_for(request), claim_id))


def _act(request: HttpRequest, claim_id: int, act: Callable[[], Evidence]) -> HttpResponse:
    claim = selectors.claim_for(accounts.person_for(request), claim_id)
    try:
        evidence = act()
    except NotFoundError:
        raise
    except KakakiError as error:
        messages.error(request, error.advice())
        return _shown(request, claim, status=422)
    messages.success(request, "Élément gardé et daté. Il ne changera plus.")
    return redirect("factcheck:evidence_one", claim_id=claim_id, evidence_id=evidence.pk)


@require_POST
@desk_view("rumours.handle")
def page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Capture a web page."""
    given = {name: request.POST.get(name, "") for name in ("url", "title")}
    person = accounts.person_for(request)
    return _act(
        request, claim_id, lambda: pages.capture_page(claim_id=claim_id, person=person, **given)
    )


@require_POST
@desk_view("rumours.handle")
def file(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Keep a photo, a PDF, a recording or a video."""
    person, sent = accounts.person_for(request), request.FILES.get("file")
    content = sent.read(files.LARGEST + 1) if sent else b""
    given = {name: request.POST.get(name, "") for name in ("title", "source")}
    given["name"] = str(sent.name) if sent else ""
    return _act(
        request,
        claim_id,
        lambda: files.add_file(claim_id=claim_id, content=content, person=person, **given),
    )


@require_GET
@desk_view("rumours.read")
def one(request: HttpRequest, claim_id: int, evidence_id: int) -> HttpResponse:
    """Show one piece of evidence with its files, its fingerprint and its date."""
    found = _found(request, claim_id, evidence_id)
    context = {"claim": found.claim, "one": found, "parts": found.parts.all()}
    return render(request, "factcheck/evidence_one.html", context)


@require_GET
@desk_view("rumours.read")
def sealed(request: HttpRequest, claim_id: int, evidence_id: int) -> HttpResponse:
    """Give a piece of evidence as one sealed file."""
    found = _found(request, claim_id, evidence_id)
    return kept_here(
        HttpResponse(bundle.bundle(found), content_type="application/zip"),
        f"preuve-{claim_id}-{found.pk}.zip",
    )


@require_GET
@desk_view("rumours.read")
def part(request: HttpRequest, claim_id: int, evidence_id: int, part_id: int) -> HttpResponse:
    """Give one file of a piece of evidence: pictures are shown, all the rest is only saved."""
    found = part_of(request, claim_id, evidence_id, part_id)
    answer = HttpResponse(store.get(found.sha256), content_type=found.media_type)
    return kept_here(answer, "" if found.is_picture else found.name)


def kept_here(answer: HttpResponse, name: str) -> HttpResponse:
    """Keep an answer out of every cache; with a name, it is only saved, never shown."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if name:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
