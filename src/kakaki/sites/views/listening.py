"""The desk's screen for the audio version of a text, and the sound itself for readers."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.sites import selectors
from kakaki.sites.access import page_of
from kakaki.sites.engine import sound
from kakaki.sites.listening import espeak, recordings
from kakaki.sites.models import Recording
from kakaki.sites.text_form import LANGUAGES
from kakaki.ui.facade import desk_view

RANGE = re.compile(r"bytes=(\d{0,10})-(\d{0,10})")


class RecordingForm(forms.Form):
    """A recording, who reads, and in which language."""

    file = forms.FileField(
        label="Enregistrement",
        help_text="MP3, M4A, OGG ou Opus, 12 Mo au plus. Le dictaphone d’un téléphone suffit.",
        widget=forms.ClearableFileInput(attrs={"accept": "audio/*,.opus,.m4a"}),
    )
    reader = forms.CharField(label="Qui lit", max_length=80, help_text="Dit aux lecteurs.")
    language = forms.ChoiceField(label="Langue lue", choices=LANGUAGES, initial="fr")


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the recordings of a text, and add, approve or remove one."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write")
    form = RecordingForm()
    if request.method == "POST":
        if request.POST.get("what", "add") == "add":
            form = RecordingForm(request.POST, request.FILES)
        try:
            if _acted(request, page_id, form):
                return redirect("sites:recordings", page_id=page_id)
        except KakakiError as error:
            messages.error(request, error.advice())
    found = Recording.objects.filter(page_id=page_id).order_by("-is_online", "-pk")
    context = {
        "page": page,
        "form": form,
        "lines": [(one, sound.in_words(one.seconds), max(1, one.size // 1000)) for one in found],
        "languages": dict(LANGUAGES),
        "may_approve": person.can("texts.approve", page.ministry_id),
        "person_id": person.id,
        "has_voice": espeak.speaks(page.language),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "sites/desk/recordings.html", context, status=status)


def _acted(request: HttpRequest, page_id: int, form: RecordingForm) -> bool:
    person, what = accounts.person_for(request), request.POST.get("what", "add")
    typed = request.POST.get("recording", "0")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
    which: dict[str, Any] = {"page_id": page_id, "recording_id": number, "actor_id": person.id}
    if what == "approve":
        page_of(person, page_id, "texts.approve")
        recordings.approve_recording(**which)
        messages.success(request, "L’enregistrement est en ligne.")
    elif what == "remove":
        recordings.remove_recording(**which)
        messages.success(request, "L’enregistrement est retiré.")
    elif what == "voice":
        recordings.ask_voice(page_id=page_id, actor_id=person.id)
        messages.success(request, "La voix de synthèse est demandée : elle sera là sous peu.")
    elif form.is_valid():
        given = form.cleaned_data
        recordings.add_recording(
            page_id=page_id,
            content=given["file"],
            reader=given["reader"],
            language=given["language"],
            actor_id=person.id,
        )
        messages.success(request, "Reçu. Une autre personne doit l’écouter avant la mise en ligne.")
    else:
        return False
    return True


@require_safe
def listen(request: HttpRequest, recording_id: int, kind: str) -> HttpResponse:
    """Send a recording that is online, or a part of it as telephones ask."""
    found = Recording.objects.filter(pk=recording_id, kind=kind, is_online=True).first()
    page = selectors.official_page(found.page_id) if found is not None else None
    if found is None or page is None or page.withdrawn_at is not None or not page.live:
        raise Http404
    return _sent(request, found, kept="max-age=3600")


listen.access = "public"  # type: ignore[attr-defined]


@require_safe
@desk_view("texts.write")
def try_out(request: HttpRequest, page_id: int, recording_id: int) -> HttpResponse:
    """Send a recording to the people of its ministry, before it is online."""
    page_of(accounts.person_for(request), page_id, "texts.write")
    found = recordings.recording_of(page_id, recording_id)
    return _sent(request, found, kept="private, no-store")


def _sent(request: HttpRequest, recording: Recording, *, kept: str) -> HttpResponse:
    if not recording.file or not recording.file.storage.exists(recording.file.name):
        raise Http404
    with recording.file.open("rb") as file:
        content = file.read()
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": kept,
        "X-Content-Type-Options": "nosniff",
    }
    mime = sound.KINDS[recording.kind]
    try:
        start, end = _part(request.headers.get("Range", ""), len(content))
    except InvalidInputError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    if (start, end) == (0, len(content)) and "Range" not in request.headers:
        return HttpResponse(content, content_type=mime, headers=headers)
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return HttpResponse(content[start:end], status=206, content_type=mime, headers=headers)


def _part(asked: str, size: int) -> tuple[int, int]:
    """Return the first byte asked for and the one after the last (RFC 9110 §14); all of it else."""
    match = RANGE.fullmatch(asked.strip())
    if match is None or not (match[1] or match[2]):
        return 0, size
    if not match[1]:
        return max(size - int(match[2]), 0), size
    start, end = int(match[1]), min(int(match[2]) + 1 if match[2] else size, size)
    if start >= end:
        raise InvalidInputError("range")
    return start, end
