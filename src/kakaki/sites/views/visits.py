"""The desk's screen of what is read on a ministry's site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.sites import readership, visits
from kakaki.ui.facade import desk_view


@require_GET
@desk_view("texts.write")
def show(request: HttpRequest) -> HttpResponse:
    """Show thirty days of readings of one of the person's ministries."""
    person = accounts.person_for(request)
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.GET.get("ministere", ""))
    read = readership.readership_of(ministry.id)
    context = {
        "own": ministry,
        "ministries": person.ministries_where("texts.write"),
        "read": read,
        "newest_first": read.days[::-1],
        "often": visits.ASKED_OFTEN,
    }
    return render(request, "sites/desk/visits.html", context)


@require_GET
@desk_view("texts.write")
def export(request: HttpRequest) -> HttpResponse:
    """Send the same thirty days as a file for spreadsheets."""
    person = accounts.person_for(request)
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.GET.get("ministere", ""))
    text = "".join(audit.spreadsheet_lines(readership.rows_of(ministry.id)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"visites-{ministry.slug}-{visits.today():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
