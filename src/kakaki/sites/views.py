"""The desk's screens for communiqués and for opening a ministry."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Revision

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import ConflictError, InvalidInputError, KakakiError
from kakaki.sites import drafts, opening, presence, publication, selectors
from kakaki.sites.access import page_of
from kakaki.sites.contracts import STATE_LABELS, DraftText, PageRef
from kakaki.sites.engine.changes import changes
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.engine.weight import weigh
from kakaki.sites.forms import CommuniqueForm, OpeningForm
from kakaki.sites.models import SetAside
from kakaki.ui.facade import desk_view


@require_GET
@desk_view("texts.write")
def communiques(request: HttpRequest) -> HttpResponse:
    """List the texts of the person's ministries, of one state when asked."""
    person = accounts.person_for(request)
    state = request.GET.get("etat", "")
    state = state if state in STATE_LABELS else ""
    listed: list[tuple[str, PageRef]] = []
    for ministry in person.ministries_where("texts.write"):
        listed += [(ministry.short_name, page) for page in selectors.pages_for(ministry.id, state)]
    context = {"listed": listed, "state": state, "states": STATE_LABELS.items()}
    return render(request, "sites/desk/list.html", context)


def _editor(
    request: HttpRequest, form: CommuniqueForm, page: PageRef | None, status: int = 200
) -> HttpResponse:
    person = accounts.person_for(request)
    others: list[str] = []
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "ministries": person.ministries_where("texts.write"),
        "person_id": person.id,
    }
    if page is not None:
        others = presence.note_presence(page_id=page.id, user_id=person.id)
        version = selectors.newest(selectors.official_page(page.id))
        raw = selectors.raw_body(version)
        pictures = [block["value"] for block in raw if block["type"] == "image"]
        context |= {
            "others": others,
            "weight": weigh(page.lead + page.body_text, len(pictures)),
            "mute_pictures": sum(1 for picture in pictures if not picture.get("alternative")),
            "reading": selectors.last_reading(page.id),
            "may_read": person.can("texts.approve", page.ministry_id),
            "may_publish": person.can("texts.publish", page.ministry_id),
            "may_withdraw": person.can("texts.withdraw", page.ministry_id),
        }
    return render(request, "sites/desk/editor.html", context, status=status)


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def new(request: HttpRequest) -> HttpResponse:
    """Begin a communiqué."""
    person = accounts.person_for(request)
    if request.method == "GET":
        return _editor(request, CommuniqueForm.showing(None, None), None)
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.POST.get("ministry", ""))
    form = CommuniqueForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, None, status=422)
    saved = drafts.create_draft(ministry_id=ministry.id, text=form.text(), actor_id=person.id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:communique", page_id=saved.page_id)


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def communique(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a communiqué, or save a new version of it."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write")
    if request.method == "GET":
        form = CommuniqueForm.showing(drafts.draft_text(page_id), page.version)
        return _editor(request, form, page)
    form = CommuniqueForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, page, status=422)
    try:
        drafts.update_draft(
            page_id=page_id,
            text=form.text(),
            actor_id=person.id,
            base_version=form.cleaned_data["version"] or 0,
        )
    except ConflictError:
        return _conflict(request, page_id, form.text())
    if request.POST.get("then") == "ask":
        return _ask(request, page_id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:communique", page_id=page_id)


def _conflict(request: HttpRequest, page_id: int, text: DraftText) -> HttpResponse:
    theirs = drafts.draft_text(page_id)
    context = {
        "page": selectors.page(page_id),
        "mine": text,
        "theirs": theirs,
        "pieces": changes(theirs.body, text.body),
        "form": CommuniqueForm.showing(text, selectors.page(page_id).version),
    }
    return render(request, "sites/desk/conflict.html", context, status=409)


def _read_json(request: HttpRequest) -> CommuniqueForm:
    try:
        data = json.loads(request.body)
        form = CommuniqueForm(data)
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        raise InvalidInputError("invalid form", advice=words)
    return form


@require_POST
@desk_view("texts.write")
def autosave_new(request: HttpRequest) -> JsonResponse:
    """Save a new communiqué that the editor sends by itself."""
    person = accounts.person_for(request)
    form = _read_json(request)
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.GET.get("ministry", ""))
    saved = drafts.create_draft(ministry_id=ministry.id, text=form.text(), actor_id=person.id)
    return JsonResponse({"page": saved.page_id, "version": saved.version})


@require_POST
@desk_view("texts.write")
def autosave(request: HttpRequest, page_id: int) -> JsonResponse:
    """Save a version that the editor sends by itself; 409 with the other text on a conflict."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write")
    form = _read_json(request)
    others = presence.note_presence(page_id=page_id, user_id=person.id)
    try:
        saved = drafts.update_draft(
            page_id=page_id,
            text=form.text(),
            actor_id=person.id,
            base_version=form.cleaned_data["version"] or 0,
        )
    except ConflictError as error:
        return JsonResponse({"advice": error.advice()}, status=409)
    return JsonResponse({"page": page_id, "version": saved.version, "others": others})


def _ask(request: HttpRequest, page_id: int) -> HttpResponse:
    person = accounts.person_for(request)
    try:
        drafts.submit_for_approval(page_id=page_id, actor_id=person.id)
    except InvalidInputError as error:
        messages.error(request, error.advice())
        return redirect("sites:communique", page_id=page_id)
    messages.success(request, "Envoyé. Une autre personne va relire ce texte.")
    return redirect("sites:communique", page_id=page_id)


@require_POST
@desk_view("texts.write")
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send the newest version for approval."""
    page_of(accounts.person_for(request), page_id, "texts.write")
    return _ask(request, page_id)


@require_http_methods(["GET", "POST"])
@desk_view("texts.approve")
def read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Read a version that somebody sent: what changed, then approve it or send it back."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.approve")
    if request.method == "POST":
        given = request.POST.get("version", "")
        version = int(given) if given.isdigit() else 0
        try:
            if request.POST.get("decision") == "approve":
                drafts.approve(page_id=page_id, actor_id=person.id, version=version)
                messages.success(request, "Texte approuvé. Il peut être publié.")
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
        return redirect("sites:communique", page_id=page_id)
    former, label = _former_text(page_id)
    reading = selectors.last_reading(page_id)
    context = {
        "page": page,
        "reading": reading,
        "writer": drafts.name_of_writer(reading) if reading else "",
        "is_own": reading is not None and reading.author_id == person.id,
        "text": drafts.draft_text(page_id),
        "pieces": changes(former, _words(drafts.draft_text(page_id))) if former else (),
        "former_label": label,
    }
    return render(request, "sites/desk/read.html", context)


def _words(text: DraftText) -> str:
    return f"{text.title}\n\n{text.lead}\n\n{text.body}"


def _former_text(page_id: int) -> tuple[str, str]:
    """Return the version a reader knows: online, or read last; '' when there is none."""
    page = selectors.official_page(page_id)
    if page.live:
        return f"{page.title}\n\n{page.lead}\n\n{to_text(selectors.raw_body(page))}", "en ligne"
    from kakaki.sites.models import Reading

    earlier = Reading.objects.filter(page_id=page_id, state=Reading.SENT_BACK).order_by("-pk")
    for reading in earlier:
        if reading.revision_id and reading.revision_id != page.latest_revision_id:
            old = reading.revision.as_object()
            return f"{old.title}\n\n{old.lead}\n\n{to_text(selectors.raw_body(old))}", "relue avant"
    return "", ""


@require_GET
@desk_view("texts.write")
def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the newest version as readers will see it."""
    page_of(accounts.person_for(request), page_id, "texts.write")
    version = selectors.newest(selectors.official_page(page_id))
    from kakaki.sites.shell import of_page

    context = {"page": version, "self": version} | of_page(version, request)
    return render(request, version.get_template(request), context)


@require_GET
@desk_view("texts.write")
def history(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the versions of a text, and what changed from one to the next."""
    page = page_of(accounts.person_for(request), page_id, "texts.write")
    revisions = list(
        Revision.page_revisions.filter(object_id=str(page_id))
        .select_related("user")
        .order_by("-pk")[:30]
    )
    shown = []
    for number, revision in enumerate(revisions):
        words = _revision_words(revision)
        before = _revision_words(revisions[number + 1]) if number + 1 < len(revisions) else ""
        if words == before:
            continue
        shown.append({"revision": revision, "pieces": changes(before, words)})
    aside = SetAside.objects.filter(page_id=page_id, author_id=request.user.pk).order_by("-at")
    context = {"page": page, "shown": shown, "aside": aside}
    return render(request, "sites/desk/history.html", context)


def _revision_words(revision: Revision) -> str:
    content = revision.content
    raw = content.get("body") or "[]"
    blocks = json.loads(raw) if isinstance(raw, str) else raw
    return f"{content['title']}\n\n{content.get('lead', '')}\n\n{to_text(blocks)}"


@require_http_methods(["GET", "POST"])
@desk_view("texts.withdraw")
def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Withdraw a text that is online, with its reason."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.withdraw")
    if request.method == "POST":
        try:
            publication.withdraw_page(
                page_id=page_id, reason=request.POST.get("reason", ""), actor_id=person.id
            )
        except KakakiError as error:
            messages.error(request, error.advice())
            return redirect("sites:withdraw", page_id=page_id)
        messages.success(request, "Texte retiré. La page dit pourquoi, et depuis quand.")
        return redirect("sites:communique", page_id=page_id)
    return render(request, "sites/desk/withdraw.html", {"page": page})


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
