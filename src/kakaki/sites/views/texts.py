"""The desk's screens to write a text: the list, the editor, and what saves by itself."""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Revision

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.sites import (
    device_writes,
    drafts,
    kept_words,
    mending,
    presence,
    remarks,
    selectors,
)
from kakaki.sites.access import page_of
from kakaki.sites.comparing import compared
from kakaki.sites.contracts import STATE_LABELS, DraftSaved, DraftText, PageRef
from kakaki.sites.lifecycle import linking
from kakaki.sites.models import BinnedText, Reading
from kakaki.sites.page_kind import PageKind, kinds, kinds_in_order, label_of
from kakaki.sites.photo_form import PhotoForm
from kakaki.sites.text_form import TextForm
from kakaki.sites.translating import completeness, following
from kakaki.sites.undoing import bin as binning
from kakaki.sites.views.standing import standing_of
from kakaki.ui.facade import desk_view

LIST_LENGTH = 40


@require_GET
@desk_view("texts.write", keep=True)
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
        "thrown": _thrown(request, names),
    }
    return render(request, "sites/desk/list.html", context)


def _thrown(request: HttpRequest, ministry_ids: Iterable[int]) -> BinnedText | None:
    """Return the draft that was just thrown away, so that it can be taken out again."""
    number = _number(request, "corbeille")
    found = [one for one in binning.binned_in(ministry_ids) if one.page_id == number]
    return found[0] if number and found else None


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0


def _former(request: HttpRequest, page: PageRef) -> int:
    """Return the version before what was just done, 0 when nothing is to be undone."""
    number = _number(request, "avant")
    own = Revision.page_revisions.filter(pk=number, object_id=str(page.id))
    return number if number and number != page.version and own.exists() else 0


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
            "pictures": selectors.shown_pictures(version),
            "former": _former(request, page),
            "was_taken_back": "repris" in request.GET and page.state == "draft",
            "may_throw_away": not page.is_live and page.published_at is None,
            "in_languages": completeness.languages_of_text(online),
            **standing_of(person, page),
            "doubtful_links": linking.doubtful_links(page.id),
        }
    return render(request, "sites/desk/editor.html", context, status=status)


def _kind(code: str) -> PageKind:
    if code not in kinds.all():
        raise Http404
    return kinds.get(code)


@require_GET
@desk_view("texts.write", keep=True)
def choose(request: HttpRequest) -> HttpResponse:
    """Ask which kind of text to begin."""
    return render(request, "sites/desk/choose.html", {"kinds": kinds_in_order()})


@require_http_methods(["GET", "POST"])
@kept_words.keep_words
@desk_view("texts.write", keep=True)
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
    _tell_what_was_lost(request, saved)
    if request.POST.get("then") == "ask":
        return _ask(request, saved.page_id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:text", page_id=saved.page_id)


@require_http_methods(["GET", "POST"])
@kept_words.keep_words
@desk_view("texts.write", keep=True)
def text(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a text, or save a new version of it."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write")
    if following.source_of(selectors.official_page(page_id)) is not None:
        return redirect("sites:translation", page_id=page_id)
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
        saved = drafts.update_draft(
            page_id=page_id,
            text=form.text(),
            actor_id=person.id,
            base_version=form.cleaned_data["version"] or 0,
        )
    except ConflictError:
        kept_words.forget(request)
        return _conflict(request, page_id, form.text())
    kept_words.forget(request)
    _tell_what_was_lost(request, saved)
    if request.POST.get("then") == "ask":
        return _ask(request, page_id)
    messages.success(request, "Brouillon enregistré.")
    return redirect("sites:text", page_id=page_id)


def _tell_what_was_lost(request: HttpRequest, saved: DraftSaved) -> None:
    if saved.lost:
        messages.warning(request, saved.warning)


def _conflict(request: HttpRequest, page_id: int, text: DraftText) -> HttpResponse:
    online = selectors.official_page(page_id)
    revision, person = online.latest_revision, accounts.person_for(request)
    name = getattr(online, "token", None) or f"page:{reverse('sites:text', args=[page_id])}"
    context = {
        "page": selectors.page(page_id),
        "fields": compared(drafts.draft_text(page_id), text),
        "their_name": accounts.name_of(revision.user_id) if revision else "",
        "their_time": revision.created_at if revision else None,
        "device_key": f"{person.id}:{name}",
        "form": TextForm.showing(
            text,
            selectors.page(page_id).version,
            kind=kinds.get(text.kind),
            ignored=remarks.written(page_id),
        ),
    }
    return render(request, "sites/desk/conflict.html", context, status=409)


def _read_json(request: HttpRequest, kind: PageKind) -> tuple[TextForm, uuid.UUID | None]:
    """Return what an editor sends, and the number of its write."""
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error
    if not isinstance(data, dict) or any(isinstance(v, list | dict) for v in data.values()):
        raise InvalidInputError("not the fields of a form")
    _refuse_another(request, str(data.get("writer") or ""))
    form = TextForm(kept_words.whole(data), kind=kind)
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        raise InvalidInputError("invalid form", advice=words)
    try:
        return form, uuid.UUID(str(data["write"])) if data.get("write") else None
    except ValueError as error:
        raise InvalidInputError(f"write: {error}") from error


def _refuse_another(request: HttpRequest, mark: str) -> None:
    """Refuse words that were written under another name on a device that two people use."""
    if mark and not kept_words.is_mark_of(mark, accounts.person_for(request).id):
        raise RefusedError(
            "another writer", advice="Ce texte a été écrit sous un autre nom : son auteur l’envoie."
        )


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
    """Return a fresh token for the editor, whose own dies with the session, and who is here."""
    return JsonResponse({"token": get_token(request), "person": request.user.pk})


@require_POST
@desk_view("texts.write")
def autosave_new(request: HttpRequest, kind: str) -> JsonResponse:
    """Save a new text that the editor sends by itself."""
    person = accounts.person_for(request)
    form, write = _read_json(request, _kind(kind))
    ministry = accounts.ministry_to_act_for(person, "texts.write", request.GET.get("ministry", ""))
    try:
        saved = device_writes.save_once(
            write=write,
            page_id=None,
            ministry_id=ministry.id,
            text=form.text(),
            actor_id=person.id,
            token=form.cleaned_data["token"],
        )
    except ConflictError as error:
        return JsonResponse({"advice": error.advice()}, status=409)
    remarks.keep(page_id=saved.page_id, ignored=form.remarks_ignored(), actor_id=person.id)
    # The screen stays open on the text that was just begun: a colleague must be told of it.
    others = presence.note_presence(page_id=saved.page_id, user_id=person.id)
    told = {"others": others, "warning": saved.warning}
    return JsonResponse({"page": saved.page_id, "version": saved.version} | told)


@require_POST
@desk_view("texts.write")
def autosave(request: HttpRequest, page_id: int) -> JsonResponse:
    """Save a version that the editor sends by itself; 409 with the other text on a conflict."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    form, write = _read_json(request, kinds.get(page.kind))
    others = presence.note_presence(page_id=page_id, user_id=person.id)
    remarks.keep(page_id=page_id, ignored=form.remarks_ignored(), actor_id=person.id)
    try:
        saved = device_writes.save_once(
            write=write,
            page_id=page_id,
            ministry_id=page.ministry_id,
            text=form.text(),
            actor_id=person.id,
            base_version=form.cleaned_data["version"] or 0,
        )
    except ConflictError as error:
        return JsonResponse({"advice": error.advice()}, status=409)
    told = {"others": others, "warning": saved.warning}
    return JsonResponse({"page": page_id, "version": saved.version} | told)


@require_POST
@desk_view("texts.write")
def present(request: HttpRequest, page_id: int) -> JsonResponse:
    """Note that somebody still has a text open, and name the others who have."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write", at_the_desk=True)
    return JsonResponse({"others": presence.note_presence(page_id=page_id, user_id=person.id)})


def _ask(request: HttpRequest, page_id: int) -> HttpResponse:
    person = accounts.person_for(request)
    _tell_what_was_mended(request, mending.mend_typography(page_id=page_id))
    try:
        reading = drafts.submit_for_approval(page_id=page_id, actor_id=person.id)
    except InvalidInputError as error:
        messages.error(request, error.advice())
        return redirect("sites:text", page_id=page_id)
    if reading.state == Reading.APPROVED:
        messages.success(
            request, "Ce texte peut être publié : sa règle ne demande pas de relecture."
        )
    else:
        messages.success(request, "Envoyé. Une autre personne va relire ce texte.")
    return redirect("sites:text", page_id=page_id)


def _tell_what_was_mended(request: HttpRequest, count: int) -> None:
    if count:
        several = "s" if count > 1 else ""
        messages.info(
            request,
            f"{count} détail{several} de typographie corrigé{several} : espaces, apostrophes, "
            "guillemets. L’historique garde votre version.",
        )


@require_POST
@desk_view("texts.write")
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send the newest version for approval."""
    page_of(accounts.person_for(request), page_id, "texts.write", at_the_desk=True)
    return _ask(request, page_id)
