"""The public form « Signaler une rumeur »."""

import hashlib
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError, RefusedError
from kakaki.ui import facade as ui
from kakaki.watch import services
from kakaki.watch.contracts import Receipt
from kakaki.watch.engine.incoming import LONGEST
from kakaki.watch.wording import HEARD, REGIONS, WORDS

MOST_AN_HOUR = 30  # texts from one address.
CROWDED = "Beaucoup de textes viennent de votre adresse. Gardez le vôtre et revenez dans une heure."
TRAP = "Un champ invisible a été rempli : videz-le, ou ouvrez de nouveau cette page."


def _token(request: HttpRequest) -> str:
    """Return the name of one sending: the same words of the same form are the same sending."""
    form = request.POST.get("token", "")[:64]
    words = f"{form}\x1f{request.POST.get('text', '').strip()}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() if form else ""


def _receive(request: HttpRequest) -> Receipt:
    token = _token(request)
    present = services.receipt_of(source="web_form", token=token)
    if present is not None:
        return present
    ui.check_limit(request=request, what="tip", most=MOST_AN_HOUR, advice=CROWDED)
    ministry = accounts.ministry_by_slug(request.POST.get("ministry", ""))
    region, heard = request.POST.get("region", ""), request.POST.get("heard", "")
    return services.receive(
        source="web_form",
        text=request.POST.get("text", ""),
        ministry_id=ministry.id if ministry else None,
        region=region if region in REGIONS else "",
        heard_on=heard if heard in HEARD else "",
        token=token,
    )


# The form carries no right and sets no cookie: a phone that refuses cookies can still report.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def tip(request: HttpRequest) -> HttpResponse:
    """Ask what somebody heard, keep it, and give a receipt."""
    given = request.POST if request.method == "POST" else request.GET
    language = given.get("lang", "fr")
    context = {
        "words": WORDS.get(language, WORDS["fr"]),
        "lang": language if language in WORDS else "fr",
        "regions": REGIONS,
        "heard": HEARD,
        "offered": [m for m in accounts.ministries() if not m.is_cabinet],
        "typed": request.POST,
        "token": request.POST.get("token", "")[:64] or secrets.token_urlsafe(16),
        "longest": LONGEST,
    }
    if request.method == "GET":
        return render(request, "watch/tip.html", context)
    if request.POST.get("website"):
        context["error"] = TRAP
        return render(request, "watch/tip.html", context, status=422)
    try:
        context["receipt"] = _receive(request)
    except KakakiError as error:
        context["error"] = error.advice()
        status = 429 if isinstance(error, RefusedError) else 422
        return render(request, "watch/tip.html", context, status=status)
    return render(request, "watch/received.html", context)


tip.access = "public"  # type: ignore[attr-defined]
