"""The public form « Signaler une rumeur »."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError
from kakaki.watch import services
from kakaki.watch.engine.incoming import LONGEST
from kakaki.watch.wording import HEARD, REGIONS, WORDS


# The form carries no right and sets no cookie: a phone that refuses cookies can still report.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def tip(request: HttpRequest) -> HttpResponse:
    """Ask what somebody heard, keep it, and give a receipt."""
    given = request.POST if request.method == "POST" else request.GET
    language = given.get("lang", "fr")
    words = WORDS.get(language, WORDS["fr"])
    context = {
        "words": words,
        "lang": language if language in WORDS else "fr",
        "regions": REGIONS,
        "heard": HEARD,
        "offered": [m for m in accounts.ministries() if not m.is_cabinet],
        "typed": request.POST,
        "token": request.POST.get("token") or secrets.token_urlsafe(16),
        "longest": LONGEST,
    }
    if request.method == "POST" and not request.POST.get("website"):
        try:
            services.check_limit(address=request.META.get("REMOTE_ADDR", ""))
            ministry = accounts.ministry_by_slug(request.POST.get("ministry", ""))
            context["receipt"] = services.receive(
                source="web_form",
                text=request.POST.get("text", ""),
                ministry_id=ministry.id if ministry else None,
                region=request.POST.get("region", ""),
                heard_on=request.POST.get("heard", ""),
                token=request.POST.get("token", "")[:64],
            )
            return render(request, "watch/received.html", context)
        except KakakiError as error:
            context["error"] = error.advice()
            return render(request, "watch/tip.html", context, status=422)
    return render(request, "watch/tip.html", context)


tip.access = "public"  # type: ignore[attr-defined]
