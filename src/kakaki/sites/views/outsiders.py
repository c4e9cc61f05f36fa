"""What an outsider sees through a link: one draft, its files, and a box for a remark."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from kakaki.kernel.errors import KakakiError
from kakaki.sites import draft_view
from kakaki.sites.engine.robots import is_robot
from kakaki.sites.sharing import files, links, remarks
from kakaki.ui import facade as ui

REMARKS_AN_HOUR = 20  # of one address
CROWDED = "Trop de remarques sont parties de votre connexion. Réessayez dans une heure."
CLOSED = {
    "withdrawn": "Ce texte a été retiré. Il n’y a plus rien à lire ici.",
    "revoked": "Ce lien a été fermé par le ministère. Demandez-en un autre si besoin.",
    "ended": "Ce lien ne durait que quelques jours : il est fini. Demandez-en un autre si besoin.",
}
ROBOT = "Ouvrez ce lien dans un navigateur. Un projet n’est pas montré aux machines."
View = Callable[..., HttpResponse]


def _private(answer: HttpResponse) -> HttpResponse:
    """Keep an answer from caches, from search engines and from the places its links lead to."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = draft_view.NOT_FOUND_BY_ENGINES
    # No more than the default says: without an origin, no form of this page would be accepted.
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def _closed(request: HttpRequest, words: str, status: int) -> HttpResponse:
    return render(request, "sites/drafts/closed.html", {"words": words}, status=status)


def _through_link(view: View) -> View:
    """Let a view see the draft of an open link; lead elsewhere, or say why not, otherwise."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        agent = request.headers.get("User-Agent", "").encode("latin-1", "replace")
        # Messengers fetch the title of every link that is sent in them, and keep it.
        if agent and is_robot(agent):
            return _private(_closed(request, ROBOT, 403))
        found = links.find(token)
        if found.state == "online":
            return _private(HttpResponseRedirect(found.page.full_url))
        if found.state != "open":
            return _private(_closed(request, CLOSED[found.state], 410))
        return _private(view(request, found, token, **kwargs))

    opened.access = "public"  # type: ignore[attr-defined]
    return opened


def _draft(
    request: HttpRequest, found: links.Opened, token: str, status: int = 200, **context: Any
) -> HttpResponse:
    version = draft_view.version_of(found.page.pk)
    notice = {"kind": "notice", "kind_label": "Projet", "text": "Projet — ne pas diffuser"}
    shown = {
        "banners": [notice],
        "link": found.link,
        "changed_at": found.page.latest_revision_created_at,
        "token": token,
    }
    answer = draft_view.show(request, version, "sites/drafts/shared.html", shown | context)
    html = answer.content.decode()
    answer.content = files.through_link(html, version, token).encode()
    answer.status_code = status
    return answer


@require_safe
@_through_link
def shared(request: HttpRequest, found: links.Opened, token: str) -> HttpResponse:
    """Show the draft as it stands now."""
    if request.method == "GET":
        links.count_opening(found.link)
    return _draft(request, found, token, is_received=request.GET.get("remarque") == "recue")


@require_POST
@_through_link
def remark(request: HttpRequest, found: links.Opened, token: str) -> HttpResponse:
    """Take a remark for the ministry."""
    name, text = request.POST.get("name", ""), request.POST.get("text", "")
    try:
        ui.check_limit(request=request, what="remark", most=REMARKS_AN_HOUR, advice=CROWDED)
        remarks.receive_remark(link_id=found.link.pk, name=name, text=text)
    except KakakiError as error:
        typed = {"name": name[: remarks.LONGEST_NAME], "text": text[: remarks.LONGEST]}
        return _draft(request, found, token, 422, error=error.advice(), typed=typed)
    return redirect(f"{reverse('sites:shared', args=[token])}?remarque=recue#remarque")


@require_GET
@_through_link
def picture(
    request: HttpRequest, found: links.Opened, token: str, image_id: int, width: int
) -> HttpResponse:
    """Give a picture of the draft."""
    return files.picture(draft_view.version_of(found.page.pk), image_id, width)


@require_GET
@_through_link
def document(
    request: HttpRequest, found: links.Opened, token: str, document_id: int
) -> HttpResponse:
    """Give a file of the draft."""
    return files.document(draft_view.version_of(found.page.pk), document_id)
