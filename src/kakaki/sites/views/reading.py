"""The desk's screens to read a text: approve, compare versions."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import Revision

from kakaki.accounts import facade as accounts
from kakaki.kernel import languages
from kakaki.kernel.errors import KakakiError
from kakaki.sites import drafts, remarks, selectors, told
from kakaki.sites.access import page_of
from kakaki.sites.approving import sentence, turns
from kakaki.sites.engine.changes import changes, folded
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.engine.paragraphs import by_paragraph, in_words
from kakaki.sites.models import Reading, SetAside, TextPage
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating import following
from kakaki.ui.facade import desk_view


@require_http_methods(["GET", "POST"])
@desk_view("texts.approve")
def read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Read a version that somebody sent: what changed, then approve it or send it back."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.approve")
    if request.method == "POST":
        given = request.POST.get("version", "")
        version = int(given) if given.isdecimal() and len(given) < 16 else 0
        try:
            if request.POST.get("decision") == "approve":
                drafts.approve(page_id=page_id, actor_id=person.id, version=version)
                messages.success(request, _said_of(page_id))
            else:
                drafts.send_back(
                    page_id=page_id,
                    actor_id=person.id,
                    version=version,
                    reason=request.POST.get("reason", ""),
                )
                messages.success(request, "Texte renvoyé à son auteur, avec votre remarque.")
        except KakakiError as error:
            messages.error(request, error.advice())
            return redirect("sites:read", page_id=page_id)
        return redirect("sites:text", page_id=page_id)
    former, label = _former_text(page_id)
    online = selectors.official_page(page_id)
    version = selectors.newest(online)
    reading = selectors.last_reading(page_id)
    approvals = turns.approvals_of(reading) if reading else []
    turn = turns.turn_of(reading) if reading else None
    context = {
        "page": page,
        "reading": reading,
        "writer": drafts.name_of_writer(reading) if reading else "",
        "whose_turn": sentence.next_in_words(page),
        "approvals": approvals,
        "has_given": any(one.given_by_id == person.id for one in approvals),
        "may_give": turn is not None and person.id in turn.may,
        "is_own": reading is not None and reading.author_id == person.id,
        "text": version,
        "facts": told.facts_told(version),
        "body": told.body_told(version),
        "pieces": folded(changes(former, told.whole_text(version))) if former else (),
        "former_label": label,
        "advice": remarks.told(page_id),
    }
    if isinstance(online, TextPage) and following.source_of(online) is not None:
        # Whoever approves a translation reads it beside the French.
        context["sides"] = following.beside(online).sides
        context["language"] = languages.get(version.language)
    return render(request, "sites/desk/read.html", context)


def _said_of(page_id: int) -> str:
    """Return what an approval just given changes for the text."""
    page = selectors.page(page_id)
    if page.state == "asked":
        return f"Votre approbation est donnée. {sentence.next_in_words(page)}"
    return "Texte approuvé. Il peut être publié."


def _former_text(page_id: int) -> tuple[str, str]:
    """Return the version a reader knows: online, or read last; '' when there is none."""
    page = selectors.official_page(page_id)
    if page.live:
        return told.whole_text(page), "en ligne"
    earlier = Reading.objects.filter(page_id=page_id, state=Reading.SENT_BACK).order_by("-pk")
    for reading in earlier:
        if reading.revision_id and reading.revision_id != page.latest_revision_id:
            return told.whole_text(reading.revision.as_object()), "relue avant"
    return "", ""


@require_GET
@desk_view("texts.write")
def history(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the versions of a text, and what changed from one to the next."""
    page = page_of(accounts.person_for(request), page_id, "texts.write")
    online = selectors.official_page(page_id)
    revisions = list(
        Revision.page_revisions.filter(object_id=str(page_id))
        .select_related("user")
        .order_by("-pk")[:30]
    )
    shown = []
    for number, revision in enumerate(revisions):
        words = _revision_words(revision)
        before = _revision_words(revisions[number + 1]) if number + 1 < len(revisions) else ""
        is_newest = revision.pk == page.version
        if words == before and not is_newest:
            continue
        paragraphs = by_paragraph(before, words)
        shown.append(
            {
                "revision": revision,
                "words": words,
                "paragraphs": paragraphs,
                "summary": in_words(paragraphs),
                "is_newest": is_newest,
                "is_online": page.is_live and revision.pk == online.live_revision_id,
                "is_first": number + 1 == len(revisions),
            }
        )
    aside = SetAside.objects.filter(page_id=page_id, author_id=request.user.pk).order_by("-at")
    context = {
        "page": page,
        "shown": shown,
        "aside": aside,
        "may_go_back": page.kind in kinds.all() and page.state != "withdrawn",
    }
    return render(request, "sites/desk/history.html", context)


def _revision_words(revision: Revision) -> str:
    content = revision.content
    raw = content.get("body") or "[]"
    blocks = json.loads(raw) if isinstance(raw, str) else raw
    facts = told.facts_in_words(content.get("kind", ""), content.get("facts") or {})
    parts = [content["title"], content.get("lead", ""), *facts, to_text(blocks)]
    return "\n\n".join(filter(None, parts))
