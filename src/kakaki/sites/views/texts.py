"""The desk's screens to write a text: the list, the editor, and what saves by itself."""

import json
import re
import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import ConflictError, InvalidInputError
from kakaki.seals import facade as seals
from kakaki.sites import drafts, kept_words, planned, presence, remarks, selectors
from kakaki.sites.access import page_of
from kakaki.sites.contracts import STATE_LABELS, DraftSaved, DraftText, PageRef
from kakaki.sites.engine.changes import changes
from kakaki.sites.engine.weight import weigh
from kakaki.sites.page_kind import PageKind, kinds, kinds_in_order, label_of
from kakaki.sites.photo_form import PhotoForm
from kakaki.sites.text_form import TextForm
from kakaki.ui.facade import desk_view

LIST_LENGTH = 40
LONE_HALF = re.compile("[\ud800-\udfff]")


@require_GET
@desk_view("texts.write")
def texts(request: HttpRequest) -> HttpResponse:
    """List the texts of the person's ministries, of one state and of one kind when asked."""
    person = accounts.person_for(request)
    state = request.GET.get("etat", "")
    state = state if state in STATE_LABELS else ""
    kind = request.GET.get("sorte", "")
    kind = kind if kind in kinds.all() else ""
    names = {m.id: m.short_name for m in person.ministries_where("texts.write")}
    homes = selectors.homes_of(names)
    found = Paginator(selectors.texts_of(names, state, kind), LIST_LENGTH).get_page(
        request.GET.get("page")
    )
    listed = []
    for page in found:
        ministry_id = homes[page.path[: selectors.HOME_PATH]]
        line = selectors.line_of(page, ministry_id)
        listed.append((names[ministry_id], line, label_of(line.kind)))
    context = {
        "listed": listed,
        "found": found,
        "state": state,
        "states": STATE_LABELS.items(),
        "kind": kind,
        "kinds": kinds_in_order(),
    }
    return render(request, "sites/desk/list.html", context)


def _editor(
    request: HttpRequest, form: TextForm, page: PageRef | None, status: int = 200
) -> HttpResponse:
    person = accounts.person_for(request)
    kept = kept_words.given_back(request)
    if kept is not None:
        form = TextForm(initial=form.initial | kept, kind=form.kind)
    others: list[str] = []
    context: dict[str, Any] = {
        "form": form,
        "kind": form.kind,
        "page": page,
        "ministries": person.ministries_where("texts.write"),
        "person_id": person.id,
        "writer": kept_words.mark_of(person.id),
        "was_kept": kept is not None,
        "photo_form": PhotoForm(auto_id="photo_%s"),
    }
    if page is not None:
        others = presence.note_presence(page_id=page.id, user_id=person.id)
        online = selectors.official_page(page.id)
        version = selectors.newest(online)
        context |= {
            "token": getattr(online, "token", None),
            "others": others,
            "weight": weigh(page.lead + page.body_text, len(selectors.pictures_of(version))),
            "pictures": selectors.shown_pictures(version),
            "mute_pictures": selectors.mute_pictures(version),
            "planned": planned.planned_of(page.id),
            "reading": selectors.last_reading(page.id),
            "shown_reference": seals.shown_reference(page.reference) if page.reference else "",
            "may_read": person.can("texts.approve", page.ministry_id),
            "may_publish": person.can("texts.publish", page.ministry_id),
            "may_withdraw": person.can("texts.withdraw", page.ministry_id),
        }
    return render(request, "sites/desk/editor.html", context, status=status)


def _kind(code: str) -> PageKind:
    if code not in kinds.all():
        raise Http404
    return kinds.get(code)


@require_GET
@desk_view("texts.write")
def choose(request: HttpRequest) -> HttpResponse:
    """Ask which kind of text to begin."""
    return render(request, "sites/desk/choose.html", {"kinds": kinds_in_order()})


@require_http_methods(["GET", "POST"])
@kept_words.keep_words
@desk_view("texts.write")
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin a text of one kind."""
    person = accounts.person_for(request)
    if request.method == "GET":
        form = TextForm.showing(None, None, kind=_kind(kind))
        form.initial["token"] = uuid.uuid4()
        return _editor(request, form, None)
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.POST.get("ministry", ""))
    form = TextForm(request.POST, kind=_kind(kind))
    if not form.is_valid():
        return _editor(request, form, None, status=422)
    saved = _created(form, ministry.id, person.id)
    kept_words.forget(request)
    if request.POST.get("then") == "ask":
        return _ask(request, saved.page_id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:text", page_id=saved.page_id)


@require_http_methods(["GET", "POST"])
@kept_words.keep_words
@desk_view("texts.write")
def text(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a text, or save a new version of it."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    if request.method == "GET":
        draft = drafts.draft_text(page_id)
        form = TextForm.showing(
            draft, page.version, kind=kinds.get(draft.kind), ignored=remarks.written(page_id)
        )
        return _editor(request, form, page)
    form = TextForm(request.POST, kind=kinds.get(page.kind))
    if not form.is_valid():
        return _editor(request, form, page, status=422)
    remarks.keep(page_id=page_id, ignored=form.remarks_ignored(), actor_id=person.id)
    try:
        drafts.update_draft(
            page_id=page_id,
            text=form.text(),
            actor_id=person.id,
            base_version=form.cleaned_data["version"] or 0,
        )
    except ConflictError:
        kept_words.forget(request)
        return _conflict(request, page_id, form.text())
    kept_words.forget(request)
    if request.POST.get("then") == "ask":
        return _ask(request, page_id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:text", page_id=page_id)


def _conflict(request: HttpRequest, page_id: int, text: DraftText) -> HttpResponse:
    theirs = drafts.draft_text(page_id)
    page = selectors.page(page_id)
    form = TextForm.showing(
        text, page.version, kind=kinds.get(text.kind), ignored=remarks.written(page_id)
    )
    context = {
        "page": page,
        "mine": text,
        "theirs": theirs,
        "pieces": changes(theirs.body, text.body),
        "form": form,
    }
    return render(request, "sites/desk/conflict.html", context, status=409)


def _read_json(request: HttpRequest, kind: PageKind) -> TextForm:
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error
    if not isinstance(data, dict) or any(isinstance(v, list | dict) for v in data.values()):
        raise InvalidInputError("not the fields of a form")
    # A keyboard may cut a picture in two: its half cannot be stored, and the rest must be kept.
    whole = {
        name: LONE_HALF.sub("\ufffd", v) if isinstance(v, str) else v for name, v in data.items()
    }
    form = TextForm(whole, kind=kind)
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        raise InvalidInputError("invalid form", advice=words)
    return form


def _created(form: TextForm, ministry_id: int, person_id: int) -> DraftSaved:
    saved = drafts.create_draft(
        ministry_id=ministry_id,
        text=form.text(),
        actor_id=person_id,
        token=form.cleaned_data["token"],
    )
    remarks.keep(page_id=saved.page_id, ignored=form.remarks_ignored(), actor_id=person_id)
    return saved


@require_GET
@desk_view("texts.write")
def token(request: HttpRequest) -> JsonResponse:
    """Return a fresh token for the editor: the one in its form dies with the session."""
    return JsonResponse({"token": get_token(request)})


@require_POST
@desk_view("texts.write")
def autosave_new(request: HttpRequest, kind: str) -> JsonResponse:
    """Save a new text that the editor sends by itself."""
    person = accounts.person_for(request)
    form = _read_json(request, _kind(kind))
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.GET.get("ministry", ""))
    saved = _created(form, ministry.id, person.id)
    return JsonResponse({"page": saved.page_id, "version": saved.version})


@require_POST
@desk_view("texts.write")
def autosave(request: HttpRequest, page_id: int) -> JsonResponse:
    """Save a version that the editor sends by itself; 409 with the other text on a conflict."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    form = _read_json(request, kinds.get(page.kind))
    others = presence.note_presence(page_id=page_id, user_id=person.id)
    remarks.keep(page_id=page_id, ignored=form.remarks_ignored(), actor_id=person.id)
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
        return redirect("sites:text", page_id=page_id)
    messages.success(request, "Envoyé. Une autre personne va relire ce texte.")
    return redirect("sites:text", page_id=page_id)


@require_POST
@desk_view("texts.write")
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send the newest version for approval."""
    page_of(accounts.person_for(request), page_id, "texts.write", at_the_desk=True)
    return _ask(request, page_id)
