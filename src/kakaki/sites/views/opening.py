"""The one form that opens a ministry."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.sites import opening, publication
from kakaki.sites.forms import OpeningForm
from kakaki.ui.facade import desk_view


@require_http_methods(["GET", "POST"])
@desk_view("ministries.open")
def open_ministry(request: HttpRequest) -> HttpResponse:
    """Open a ministry by one form: its name, its site, its starter pages, its first head."""
    person = accounts.person_for(request)
    form = OpeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _open(request, form, person.id)
        except ValidationError as error:
            form.add_error(None, error)
    status = 422 if form.is_bound else 200
    return render(request, "sites/desk/open_ministry.html", {"form": form}, status=status)


@transaction.atomic
def _open(request: HttpRequest, form: OpeningForm, actor_id: int) -> HttpResponseRedirect:
    fields = {k: v for k, v in form.cleaned_data.items() if k != "head_email"}
    ministry = accounts.open_ministry(**fields)
    opening.open_ministry_site(ministry_id=ministry.id, actor_id=actor_id)
    if form.cleaned_data["head_email"]:
        accounts.invite(
            email=form.cleaned_data["head_email"],
            first_name="",
            last_name="",
            ministry_id=ministry.id,
            role="responsable",
            actor_id=actor_id,
        )
    address = publication.url_of_site(ministry.id)
    messages.success(request, f"{ministry.name} est ouvert : {address}")
    return redirect("ui:home")
