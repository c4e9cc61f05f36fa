"""The desk's screen to show a draft to an outsider, and to read what they say of it."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError
from kakaki.sites.access import page_of
from kakaki.sites.contracts import PageRef
from kakaki.sites.sharing import links, remarks
from kakaki.ui.facade import desk_view

ENDS = {
    "open": "Ouvert",
    "online": "Mène à la page en ligne",
    "withdrawn": "Éteint : texte retiré",
    "revoked": "Fermé",
    "ended": "Fini",
}


class LinkForm(forms.Form):
    """How long a link lasts, and whom it is for."""

    days = forms.TypedChoiceField(
        label="Combien de temps",
        coerce=int,
        choices=list(links.LASTS.items()),
        initial=links.USUAL,
        error_messages={"invalid_choice": "Choisissez 1, 3 ou 7 jours."},
    )
    for_whom = forms.CharField(
        label="Pour qui",
        max_length=80,
        required=False,
        help_text="Pour vous y retrouver : « le ministre », « la traductrice ».",
    )


def _page(request: HttpRequest, page_id: int) -> PageRef:
    return page_of(accounts.person_for(request), page_id, "texts.write")


def _screen(
    request: HttpRequest, page: PageRef, form: LinkForm, url: str = "", status: int = 200
) -> HttpResponse:
    shown = [(link, links.state_of(link)) for link in links.links_of(page.id)]
    context = {
        "page": page,
        "form": form,
        "url": url,
        "links": [(link, state, ENDS[state]) for link, state in shown],
        "remarks": remarks.remarks_of(page.id),
        "has_draft": page.state not in ("published", "withdrawn"),
    }
    return render(request, "sites/desk/sharing.html", context, status=status)


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def share(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the links and remarks of a text; make a link, which is shown this once."""
    page = _page(request, page_id)
    if request.method == "GET":
        return _screen(request, page, LinkForm())
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _screen(request, page, form, status=422)
    person = accounts.person_for(request)
    try:
        links.refuse_unless_may_share(person, page)
        _, token = links.make_link(page_id=page_id, actor_id=person.id, **form.cleaned_data)
    except KakakiError as error:
        form.add_error(None, error.advice())
        return _screen(request, page, form, status=422)
    url = settings.KAKAKI_ORIGIN + reverse("sites:shared", args=[token])
    return _screen(request, page, LinkForm(), url=url)


@require_POST
@desk_view("texts.write")
def revoke(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Close a link at once."""
    _page(request, page_id)
    person = accounts.person_for(request)
    links.revoke_link(link_id=link_id, page_id=page_id, actor_id=person.id)
    messages.success(request, "Ce lien est fermé : il ne montre plus rien.")
    return redirect("sites:share", page_id=page_id)


@require_POST
@desk_view("texts.write")
def mark_read(request: HttpRequest, page_id: int, remark_id: int) -> HttpResponse:
    """Note that a remark was read."""
    _page(request, page_id)
    remarks.mark_read(remark_id=remark_id, page_id=page_id)
    return redirect("sites:share", page_id=page_id)


@require_GET
@desk_view("texts.write")
def received(request: HttpRequest) -> HttpResponse:
    """List the remarks that nobody has read in the person's ministries."""
    person = accounts.person_for(request)
    own = [ministry.id for ministry in person.ministries_where("texts.write")]
    return render(request, "sites/desk/remarks.html", {"remarks": remarks.unread_in(own)})
