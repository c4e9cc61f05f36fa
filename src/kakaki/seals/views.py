"""The public counter: « ce communiqué est-il vrai ? », and the public log."""

import json
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kakaki.kernel.errors import InvalidInputError, KakakiError, UnavailableError
from kakaki.seals import received, verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import log
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.forms import CounterForm
from kakaki.seals.models import LogEntry, Seal
from kakaki.ui import facade as ui

LINES_A_PAGE = 1000
LONGEST_TEXT = 60_000  # characters
MOST_FILES, MOST_TEXTS = 60, 600  # asked in an hour from one address, which a town may share.
CROWDED = (
    "Beaucoup de vérifications viennent de votre adresse. Réessayez dans une heure, ou donnez la "
    "référence du texte au ministère par téléphone."
)


def as_data(found: Verification) -> dict[str, Any]:
    """Return a verification as programs read it."""
    return {
        "verdict": found.verdict.value,
        "label": found.words.label,
        "reference": found.reference,
        "issuer": found.issuer,
        "date": found.date.isoformat() if found.date else None,
        "title": found.title,
        "url": found.url,
        "note": found.note,
        "differences": [asdict(difference) for difference in found.differences],
    }


def _covered() -> dict[str, Any]:
    first = Seal.objects.order_by("issued_at").first()
    return {"since": first.issued_at if first else None, "count": Seal.objects.count()}


# The form changes nothing, carries no right and sets no cookie, so it needs no token: anybody's
# page may link to the counter, and a phone that refuses cookies can still ask.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Ask for the origin of a reference, a text, a picture or a PDF, and answer."""
    if request.method == "GET":
        form = CounterForm(initial={"text": request.GET.get("q", "")[:2000]})
        return render(request, "seals/counter.html", {"form": form, "covered": _covered()})
    form = CounterForm(request.POST, request.FILES)
    context: dict[str, Any] = {"form": form, "covered": _covered()}
    if not form.is_valid():
        return render(request, "seals/counter.html", context, status=422)
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if not file and not text.strip():
        context["error"] = "Donnez une référence, un texte ou un fichier."
        return render(request, "seals/counter.html", context, status=422)
    try:
        _check_limit(request, is_file=bool(file))
        context["found"] = _answer(file, text)
    except KakakiError as error:
        context["error"] = error.advice()
        status = 503 if isinstance(error, UnavailableError) else 422
        return render(request, "seals/counter.html", context, status=status)
    return render(request, "seals/answer.html", context)


def _check_limit(request: HttpRequest, *, is_file: bool) -> None:
    """Bound what one address asks: a picture costs seconds of the machine, a text much less."""
    what, most = ("picture", MOST_FILES) if is_file else ("text", MOST_TEXTS)
    ui.check_limit(request=request, what=f"verify-{what}", most=most, advice=CROWDED)


def _answer(file: Any, text: str) -> Verification:
    if not file:
        return verification.verify_any(text)
    # One byte more than is allowed is enough to know that a file is too heavy.
    return received.verify_file(file.read(received.LARGEST_FILE + 1))


@require_safe
def verify(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the register holds under a reference."""
    try:
        found = verification.verify_reference(reference)
    except KakakiError as error:
        found = Verification(Verdict.UNREADABLE, note=error.advice())
    context = {"found": found, "covered": _covered(), "form": CounterForm()}
    status = 404 if found.verdict in {Verdict.UNKNOWN, Verdict.UNREADABLE} else 200
    return render(request, "seals/answer.html", context, status=status)


@require_safe
def scanned(request: HttpRequest) -> HttpResponse:
    """Open from a QR code: the seal stands in the fragment, which the page sends itself."""
    return render(request, "seals/scanned.html", {})


@csrf_exempt
@require_POST
def seal(request: HttpRequest) -> HttpResponse:
    """Say what a scanned seal proves; the body is the address that was scanned."""
    text = request.POST.get("seal", "")[:4000]
    context = {"found": verification.verify_qr(text), "covered": _covered(), "form": CounterForm()}
    return render(request, "seals/answer.html", context)


@csrf_exempt
@require_POST
def api(request: HttpRequest) -> JsonResponse:
    """Answer programs: {"text": …} in, the verification out."""
    try:
        data = json.loads(request.body)
        text = data["text"]
        if not isinstance(text, str) or not text.strip():
            raise InvalidInputError("empty", advice="Le champ « text » est vide.")
        # A text is never cut before it is judged: what was altered might stand in what is cut off.
        if len(text) > LONGEST_TEXT:
            raise InvalidInputError(
                "long", advice="Ce texte est trop long : 60 000 signes au plus."
            )
        _check_limit(request, is_file=False)
        return JsonResponse(as_data(verification.verify_any(text)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"advice": "Envoyez du JSON avec un champ « text »."}, status=400)
    except KakakiError as error:
        return JsonResponse({"advice": error.advice()}, status=400)


def _line(entry: LogEntry) -> dict[str, Any]:
    leaf = log.load(bytes(entry.leaf))
    return {
        "index": entry.index,
        "at": entry.at.isoformat(),
        "event": leaf.event,
        "issuer": leaf.issuer,
        "reference": leaf.reference,
        "new_reference": leaf.new_reference,
        "note": leaf.note,
        "leaf": bytes(entry.leaf).hex(),
        "leaf_hash": bytes(entry.leaf_hash).hex(),
    }


@require_safe
def log_lines(request: HttpRequest) -> HttpResponse:
    """Return lines of the public log in JSON, so that anybody can keep a copy.

    They begin at `?depuis=`, at most LINES_A_PAGE of them; when more follow, `Link` says where.
    """
    typed = request.GET.get("depuis", "0")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        advice = "« depuis » est le numéro d’une ligne, comme ?depuis=1000."
        return HttpResponse(advice, status=400, content_type="text/plain; charset=utf-8")
    first = int(typed)
    entries = LogEntry.objects.filter(index__gte=first).order_by("index")[: LINES_A_PAGE + 1]
    lines = [json.dumps(_line(entry), ensure_ascii=False) + "\n" for entry in entries]
    answer = HttpResponse(
        "".join(lines[:LINES_A_PAGE]), content_type="application/x-ndjson; charset=utf-8"
    )
    if len(lines) > LINES_A_PAGE:
        following = f"{reverse('seals:log_lines')}?depuis={first + LINES_A_PAGE}"
        answer["Link"] = f'<{following}>; rel="next"'
    return answer


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Show the newest lines of the public log to people."""
    entries = [
        _line(entry) | {"moment": entry.at, "words": log.EVENTS[log.load(bytes(entry.leaf)).event]}
        for entry in LogEntry.objects.order_by("-index")[:100]
    ]
    count = entries[0]["index"] + 1 if entries else 0
    pages = [(at, min(at + LINES_A_PAGE, count) - 1) for at in range(0, count, LINES_A_PAGE)]
    return render(request, "seals/journal.html", {"entries": entries, "pages": pages})


for _view in (counter, verify, scanned, seal, api, log_lines, journal):
    _view.access = "public"  # type: ignore[attr-defined]
