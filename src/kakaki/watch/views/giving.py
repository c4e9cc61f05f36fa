"""Give a file: look at what it holds, then take it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.ui.facade import desk_view
from kakaki.watch import giving
from kakaki.watch.source import sources

LARGEST = 8_000_000  # bytes


@require_http_methods(["GET", "POST"])
@desk_view("rumours.handle")
def give(request: HttpRequest) -> HttpResponse:
    """Take a file in, to be looked at."""
    person = accounts.person_for(request)
    context = {
        "kinds": [kind for kind in sources if kind.reading == "file"],
        "ministries": person.ministries_where("rumours.handle"),
        "typed": request.POST,
    }
    if request.method == "GET":
        return render(request, "watch/give.html", context)
    try:
        given = request.FILES.get("file")
        if given is None:
            raise InvalidInputError("file", advice="Choisissez un fichier.")
        slug = request.POST.get("ministry", "")
        row = giving.look_at(
            ministry_id=accounts.ministry_to_act_for(person, "rumours.handle", slug).id,
            source=request.POST.get("source", ""),
            label=request.POST.get("label", ""),
            content=given.read(LARGEST + 1),
            agreed_by=request.POST.get("agreed_by", ""),
            has_consent=request.POST.get("consent") == "1",
            person=person,
        )
    except KakakiError as error:
        context["error"] = error.advice()
        return render(request, "watch/give.html", context, status=422)
    return redirect("watch:given", row.pk)


@require_http_methods(["GET", "POST"])
@desk_view("rumours.handle")
def given(request: HttpRequest, given_id: int) -> HttpResponse:
    """Show what a file holds, and take it."""
    person = accounts.person_for(request)
    if request.method == "POST":
        row = giving.take(given_id=given_id, person=person)
        messages.success(request, f"Fichier pris. Signalements nouveaux : {row.new}.")
        return redirect("watch:given", row.pk)
    row = giving.given_by(person, given_id)
    context = {"row": row, "first": [entry[0] for entry in row.entries[:5]]}
    return render(request, "watch/given.html", context | {"count": len(row.entries)})
