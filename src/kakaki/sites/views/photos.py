"""The addresses to which a telephone sends a photo, in pieces or with a plain form."""

import hashlib
import json
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import drafts, photos, selectors
from kakaki.sites.access import page_of
from kakaki.sites.contracts import PhotoToCome
from kakaki.sites.engine.photo import LARGEST
from kakaki.sites.models import PhotoUpload
from kakaki.sites.photo_form import PhotoForm
from kakaki.ui.facade import desk_view


def _state(upload: PhotoUpload) -> JsonResponse:
    """Say how far a photo has come, and where its small picture is once it is there."""
    state: dict[str, Any] = {
        "id": str(upload.pk),
        "received": upload.received,
        "done": upload.image_id is not None,
        "piece": photos.PIECE,
    }
    if upload.image_id is not None:
        state["thumbnail"] = selectors.thumbnail_url(upload.image)
    return JsonResponse(state)


def _given(request: HttpRequest) -> tuple[uuid.UUID, dict[str, Any]]:
    try:
        data = json.loads(request.body)
        return uuid.UUID(data["id"]), data
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(f"photo: {error}") from error


def _ministry_of(request: HttpRequest, data: dict[str, Any]) -> int:
    """Return the ministry of the text that the photo is for; another's text does not exist."""
    person = accounts.person_for(request)
    page = data.get("page")
    if isinstance(page, int):
        return page_of(person, page, "texts.write", at_the_desk=True).ministry_id
    slug = data.get("ministry") or ""
    return accounts.ministry_to_act_for(person, "texts.write", str(slug)).id


@require_POST
@desk_view("texts.write")
def begin(request: HttpRequest) -> JsonResponse:
    """Begin a photo, or say how far the same one has come."""
    upload_id, data = _given(request)
    words = {name: data.get(name, "") for name in ("alternative", "caption", "name", "sha256")}
    size = data.get("size")
    if not isinstance(size, int) or not all(isinstance(word, str) for word in words.values()):
        raise InvalidInputError("photo without size or words")
    upload = photos.begin_photo(
        upload_id=upload_id,
        ministry_id=_ministry_of(request, data),
        actor_id=accounts.person_for(request).id,
        photo=PhotoToCome(size=size, **words),
    )
    return _state(upload)


@require_http_methods(["GET", "PUT"])
@desk_view("texts.write")
def piece(request: HttpRequest, upload_id: uuid.UUID) -> JsonResponse:
    """Say how far a photo has come, or take its bytes from `?depuis=`."""
    person = accounts.person_for(request)
    upload = photos.photo_of(
        upload_id=upload_id,
        actor_id=person.id,
        ministry_ids=[ministry.id for ministry in person.ministries_where("texts.write")],
    )
    if request.method == "GET":
        return _state(upload)
    start = request.GET.get("depuis", "")
    if not (start.isascii() and start.isdecimal() and len(start) < 10):
        raise InvalidInputError("a piece without its place")
    return _state(photos.take_piece(upload_id=upload_id, start=int(start), piece=request.body))


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """Add a photo at the end of a text with a plain form, for whoever has no script."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _add(form, page_id, page.ministry_id, person.id)
        except InvalidInputError as error:
            form.add_error("photo", error.advice())
        else:
            messages.success(request, "Photo ajoutée à la fin du texte.")
            return redirect("sites:text", page_id=page_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "sites/desk/photo.html", {"form": form, "page": page}, status=status)


def _add(form: PhotoForm, page_id: int, ministry_id: int, person_id: int) -> None:
    file = form.cleaned_data["photo"]
    content = file.read(LARGEST + 1)
    upload = photos.add_photo(
        ministry_id=ministry_id,
        actor_id=person_id,
        content=content,
        photo=PhotoToCome(
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            alternative=form.cleaned_data["alternative"],
            caption=form.cleaned_data["caption"],
            name=file.name or "",
        ),
    )
    drafts.append_block(page_id=page_id, number=str(upload.pk), actor_id=person_id)
