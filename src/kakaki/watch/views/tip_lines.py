"""Tip lines: their screen at the desk, and the address that platforms call."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError, NotFoundError, RefusedError
from kakaki.ui.facade import desk_view
from kakaki.watch import selectors, talking, tip_lines
from kakaki.watch.line import Call, lines

LARGEST = 1_000_000  # bytes of one call
TOO_LARGE = "Un appel trop lourd a été refusé : 1 Mo au plus."


@require_http_methods(["GET", "POST"])
@desk_view("channels.manage")
def listing(request: HttpRequest) -> HttpResponse:
    """List the lines and how they go; open one, or tell it anew."""
    person = accounts.person_for(request)
    given = request.POST if request.method == "POST" else request.GET
    rows = selectors.tip_lines_for(person)
    for row in rows:
        row.address = settings.KAKAKI_ORIGIN + reverse("watch:webhook", args=[row.key])
    context = {
        "rows": rows,
        "kinds": list(lines),
        "kind": lines.all().get(given.get("kind", "")),
        "ministries": person.ministries_where("channels.manage"),
        "typed": request.POST,
    }
    if request.method == "GET":
        return render(request, "watch/tip_lines.html", context)
    try:
        slug = request.POST.get("ministry", "")
        tip_lines.open_line(
            ministry_id=accounts.ministry_to_act_for(person, "channels.manage", slug).id,
            kind=request.POST.get("kind", ""),
            label=request.POST.get("label", ""),
            told={name[5:]: value for name, value in request.POST.items() if name[:5] == "told_"},
            person=person,
        )
    except KakakiError as error:
        context["error"] = error.advice()
        return render(request, "watch/tip_lines.html", context, status=422)
    messages.success(request, "Ligne ouverte. Donnez son adresse d’appel à la plateforme.")
    return redirect("watch:tip_lines")


@require_POST
@desk_view("channels.manage")
def listening(request: HttpRequest, line_id: int) -> HttpResponse:
    """Stop a line, or open it again."""
    tip_lines.set_open(
        line_id=line_id,
        is_enabled=request.POST.get("open") == "1",
        person=accounts.person_for(request),
    )
    return redirect("watch:tip_lines")


# A platform carries no cookie: what it proves, the line checks itself.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def webhook(request: HttpRequest, key: str) -> HttpResponse:
    """Take one call of a platform; what is refused says so by its status only."""
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        tip_lines.count_refused(key=key, advice=TOO_LARGE)
        return HttpResponse(status=413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    call = Call(request.method or "", request.META.get("QUERY_STRING", ""), headers, body)
    try:
        said = talking.hear(key=key, call=call)
    except NotFoundError:
        return HttpResponse(status=404)
    except RefusedError:
        return HttpResponse(status=403)
    except KakakiError:
        return HttpResponse(status=400)
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


webhook.access = "public"  # type: ignore[attr-defined]
