"""The desk's addresses that undo: the bin, a text taken back, a former version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import ConflictError
from kakaki.sites.access import page_of
from kakaki.sites.undoing import bin as binning
from kakaki.sites.undoing import sending, versions
from kakaki.ui.facade import desk_view


def _own(request: HttpRequest) -> list[int]:
    person = accounts.person_for(request)
    return [ministry.id for ministry in person.ministries_where("texts.write")]


@require_POST
@desk_view("texts.write")
def throw_away(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put a draft in the bin; the next screen offers to take it out."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write", at_the_desk=True)
    try:
        binning.throw_away(page_id=page_id, actor_id=person.id)
    except ConflictError as error:
        messages.error(request, error.advice())
        return redirect("sites:text", page_id=page_id)
    return redirect(f"{reverse('sites:texts')}?corbeille={page_id}")


@require_GET
@desk_view("texts.write")
def bin_list(request: HttpRequest) -> HttpResponse:
    """List what is in the bin of the person's ministries."""
    listed = [(one, one.at + binning.KEPT) for one in binning.binned_in(_own(request))]
    return render(request, "sites/desk/bin.html", {"listed": listed})


@require_POST
@desk_view("texts.write")
def take_out(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a draft out of the bin."""
    binning.binned(page_id, _own(request))
    binning.take_out(page_id=page_id, actor_id=accounts.person_for(request).id)
    messages.success(request, "Le texte est de nouveau là, comme il était. C’est un brouillon.")
    return redirect("sites:text", page_id=page_id)


@require_POST
@desk_view("texts.write")
def take_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a text back from those who approve it."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write", at_the_desk=True)
    try:
        sending.take_back(page_id=page_id, actor_id=person.id)
    except ConflictError as error:
        messages.error(request, error.advice())
        return redirect("sites:text", page_id=page_id)
    return redirect(f"{reverse('sites:text', args=[page_id])}?repris=oui")


@require_POST
@desk_view("texts.write")
def send_again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Undo the taking back of a text."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write", at_the_desk=True)
    try:
        sending.send_again(page_id=page_id, actor_id=person.id)
        messages.success(request, "Le texte attend de nouveau son approbation.")
    except ConflictError as error:
        messages.error(request, error.advice())
    return redirect("sites:text", page_id=page_id)


@require_POST
@desk_view("texts.write")
def go_back(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """Go back to a former version, as a new draft; the next screen offers to undo it."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    given = request.POST.get("version", "")
    try:
        saved = versions.go_back(
            page_id=page_id,
            revision_id=revision_id,
            base_version=int(given) if given.isdecimal() and len(given) < 16 else 0,
            actor_id=person.id,
        )
    except ConflictError as error:
        messages.error(request, error.advice())
        return redirect("sites:history", page_id=page_id)
    if saved.version == page.version:
        messages.success(request, "Le texte était déjà ainsi.")
        return redirect("sites:text", page_id=page_id)
    messages.success(request, "Version reprise. C’est un brouillon, à faire approuver.")
    return redirect(f"{reverse('sites:text', args=[page_id])}?avant={page.version}")
