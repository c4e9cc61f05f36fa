"""The public page where whoever asked reads the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kakaki.factcheck import selectors
from kakaki.factcheck.wording import FOLLOW


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, number: str = "") -> HttpResponse:
    """Let somebody who asked read the answer, by their receipt."""
    given = request.POST if request.method == "POST" else request.GET
    language = given.get("lang", "fr")
    language = language if language in FOLLOW else "fr"
    typed = request.POST.get("number", number)[:40]
    found = selectors.followed(typed) if typed else None
    context = {"typed": typed, "found": found, "words": FOLLOW[language], "lang": language}
    context["told"] = FOLLOW[language].get(found.state, "") if found else ""
    status = 404 if found is not None and found.state == "unknown" else 200
    return render(request, "factcheck/follow.html", context, status=status)


follow.access = "public"  # type: ignore[attr-defined]
