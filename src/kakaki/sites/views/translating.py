"""The desk's screen to translate a text: the French beside its translation, piece by piece."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import languages
from kakaki.kernel.errors import ConflictError, InvalidInputError, KakakiError, NotFoundError
from kakaki.sites import kept_words, presence, selectors
from kakaki.sites.access import page_of
from kakaki.sites.contracts import PageRef
from kakaki.sites.engine.paired import Side
from kakaki.sites.models import TextPage
from kakaki.sites.page_kind import label_of
from kakaki.sites.translating import following, writing
from kakaki.sites.translating.writing import Typed
from kakaki.sites.views.standing import standing_of
from kakaki.ui.facade import desk_view

PIECE, STILL = kept_words.PIECE, "still_"
CLASH = (
    "Quelqu’un d’autre a enregistré cette traduction. Voici la sienne ; la vôtre est gardée dans"
    " « Versions »."
)


def translated_page(person: Person, page_id: int) -> PageRef:
    """Return a translation of one of the person's ministries; raise NotFoundError otherwise."""
    found = page_of(person, page_id, "texts.write")
    if following.source_of(selectors.official_page(page_id)) is None:
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’est pas une traduction.")
    return found


def _typed(data: Mapping[str, Any]) -> Typed:
    words = {
        name.removeprefix(PIECE): str(value).replace("\r\n", "\n")
        for name, value in data.items()
        if name.startswith(PIECE)
    }
    still = [name.removeprefix(STILL) for name, value in data.items()
             if name.startswith(STILL) and value]  # fmt: skip
    return Typed(words, still)


def _version(value: Any) -> int:
    given = str(value or "")
    return int(given) if given.isdecimal() and len(given) < 16 else 0


@require_POST
@desk_view("texts.write")
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin the translation of a French text, or go on with it."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.write")
    try:
        number = writing.begin_translation(
            page_id=page_id, code=request.POST.get("langue", ""), actor_id=person.id
        )
    except ConflictError as error:
        messages.error(request, error.advice())
        return redirect("sites:text", page_id=page_id)
    return redirect("sites:translation", page_id=number)


@require_http_methods(["GET", "POST"])
@kept_words.keep_words
@desk_view("texts.write")
def translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a translation beside its French, or save a new version of it."""
    person = accounts.person_for(request)
    page = translated_page(person, page_id)
    if request.method == "GET":
        return _screen(request, person, page)
    try:
        writing.save_translation(
            page_id=page_id,
            typed=_typed(request.POST.dict()),
            actor_id=person.id,
            base_version=_version(request.POST.get("version")),
        )
        kept_words.forget(request)
        if request.POST.get("then") == "ask":
            writing.ask_for_reading(page_id=page_id, actor_id=person.id)
            messages.success(request, "Envoyé. Une autre personne va relire cette traduction.")
        else:
            messages.success(request, "Traduction enregistrée.")
    except ConflictError:
        kept_words.forget(request)
        messages.error(request, CLASH)
    except InvalidInputError as error:
        messages.error(request, error.advice())
    return redirect("sites:translation", page_id=page_id)


def _labels(sides: list[Side]) -> list[str]:
    """Return what each field is called: several paragraphs are told apart by their number."""
    count, seen = Counter(side.unit.label for side in sides), Counter[str]()
    labels = []
    for side in sides:
        name = side.unit.label
        seen[name] += 1
        labels.append(f"{name} {seen[name]}" if count[name] > 1 else name)
    return labels


def _screen(request: HttpRequest, person: Person, page: PageRef) -> HttpResponse:
    online = TextPage.objects.get(pk=page.id)
    beside = following.beside(online)
    kept = kept_words.given_back(request) or {}
    labels = _labels(beside.sides)
    rows = [
        {
            "side": side,
            "label": label,
            "name": PIECE + side.key,
            "still": STILL + side.key,
            "words": kept.get(PIECE + side.key, side.words),
            "changes": following.what_changed(side),
        }
        for side, label in zip(beside.sides, labels, strict=True)
    ]
    context = {
        "page": page,
        "source": beside.version,
        "source_id": beside.source.pk,
        "beside": beside,
        "rows": rows,
        "language": languages.get(page.language),
        "kind_label": label_of(page.kind),
        "is_outdated": online.live and following.is_outdated(online, beside.source),
        "was_kept": bool(kept),
        "others": presence.note_presence(page_id=page.id, user_id=person.id),
        "person_id": person.id,
        "writer": kept_words.mark_of(person.id),
        **standing_of(person, page),
    }
    return render(request, "sites/desk/translation.html", context)


@require_POST
@desk_view("texts.write")
def autosave(request: HttpRequest, page_id: int) -> JsonResponse:
    """Save a version that the form sends by itself; 409 when somebody saved another one."""
    person = accounts.person_for(request)
    translated_page(person, page_id)
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error
    if not isinstance(data, dict) or any(isinstance(v, list | dict) for v in data.values()):
        raise InvalidInputError("not the fields of a form")
    others = presence.note_presence(page_id=page_id, user_id=person.id)
    try:
        saved = writing.save_translation(
            page_id=page_id,
            typed=_typed(kept_words.whole(data)),
            actor_id=person.id,
            base_version=_version(data.get("version")),
        )
    except ConflictError as error:
        return JsonResponse({"advice": error.advice()}, status=409)
    return JsonResponse({"page": page_id, "version": saved.version, "others": others})


@require_POST
@desk_view("texts.write")
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Send the newest version of a translation for approval."""
    person = accounts.person_for(request)
    translated_page(person, page_id)
    try:
        writing.ask_for_reading(page_id=page_id, actor_id=person.id)
        messages.success(request, "Envoyé. Une autre personne va relire cette traduction.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("sites:translation", page_id=page_id)
