"""Add the audio version of a text, have it heard by somebody else, and put it online."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import (
    ConflictError,
    InvalidInputError,
    KakakiError,
    NotFoundError,
    RefusedError,
)
from kakaki.sites import publication, purging, selectors
from kakaki.sites.engine import sound
from kakaki.sites.listening import espeak
from kakaki.sites.models import OfficialPage, Recording

MOST = 6  # recordings of one text, those that wait included.


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording as readers meet it; `older_than` is the correction that it does not hold."""

    recording: Recording
    length: str
    kilobytes: int
    older_than: datetime | None


def _online(page_id: int) -> OfficialPage:
    page = selectors.official_page(page_id)
    if not page.live or not page.reference or page.withdrawn_at is not None:
        raise ConflictError("not online", advice="Publiez d’abord ce texte, puis lisez-le.")
    if Recording.objects.filter(page_id=page_id).count() >= MOST:
        raise InvalidInputError("many", advice="Retirez d’abord un ancien enregistrement.")
    return page


def _tell(action: str, recording: Recording, actor_id: int | None) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=recording.ministry_id,
        target=f"page:{recording.page_id}",
        summary=str(recording),
    )
    purging.purge_soon(tags=[f"page:{recording.page_id}"])


@transaction.atomic
def add_recording(
    *, page_id: int, content: BinaryIO, reader: str, language: str, actor_id: int
) -> Recording:
    """Keep a recording of a text that is online, until somebody else has listened to it.

    Raises InvalidInputError with what to mend: no name, no sound, too heavy, too long.
    """
    page, reader = _online(page_id), " ".join(reader.split())[:80]
    if not reader:
        raise InvalidInputError("reader", advice="Dites qui lit.")
    raw = content.read(sound.LARGEST + 1)
    try:
        found = sound.read_sound(raw)
    except sound.SoundError as error:
        raise InvalidInputError("sound", advice=str(error)) from error
    recording = Recording(
        page_id=page_id,
        ministry_id=selectors.page(page_id).ministry_id,
        language=language,
        reader=reader,
        sealed_revision=page.sealed_revision or 0,
        at=clock.now(),
        added_by_id=actor_id,
    )
    _keep(recording, raw, found)
    _tell("sites.recording_added", recording, actor_id)
    return recording


def _keep(recording: Recording, raw: bytes, found: sound.Sound) -> None:
    recording.kind, recording.seconds, recording.size = found.kind, found.seconds, len(raw)
    recording.file.save(f"{uuid.uuid4()}.{found.kind}", ContentFile(raw), save=False)
    recording.save()


@transaction.atomic
def ask_voice(*, page_id: int, actor_id: int) -> Recording:
    """Ask the machine to read a text; it does so soon, and asking twice changes nothing."""
    page = _online(page_id)
    if not espeak.speaks(page.language):
        raise RefusedError("no voice", advice="Cette machine n’a pas de voix pour cette langue.")
    version = page.sealed_revision or 0
    recording, is_new = Recording.objects.get_or_create(
        page_id=page_id,
        is_synthetic=True,
        sealed_revision=version,
        defaults={
            "ministry_id": selectors.page(page_id).ministry_id,
            "language": page.language,
            "at": clock.now(),
            "added_by_id": actor_id,
        },
    )
    if is_new:
        _tell("sites.voice_asked", recording, actor_id)
    elif recording.fault:
        Recording.objects.filter(pk=recording.pk).update(fault="")
    return recording


def recording_of(page_id: int, recording_id: int) -> Recording:
    """Return a recording of a text; raise NotFoundError otherwise."""
    found = Recording.objects.filter(pk=recording_id, page_id=page_id).first()
    if found is None:
        raise NotFoundError(f"recording {recording_id}", advice="Cet enregistrement n’existe plus.")
    return found


@transaction.atomic
def approve_recording(*, page_id: int, recording_id: int, actor_id: int) -> None:
    """Put a recording online; raise RefusedError to whoever added it. Twice changes nothing.

    The former one of the same language leaves its place.
    """
    recording = recording_of(page_id, recording_id)
    if recording.is_online:
        return
    if not recording.file:
        raise ConflictError("not made", advice="Cet enregistrement n’est pas encore prêt.")
    if recording.added_by_id == actor_id:
        raise RefusedError(
            "own recording", advice="Une autre personne doit l’écouter avant sa mise en ligne."
        )
    former = Recording.objects.filter(page_id=page_id, language=recording.language, is_online=True)
    former.update(is_online=False)
    recording.is_online, recording.approved_by_id = True, actor_id
    recording.save(update_fields=["is_online", "approved_by"])
    _tell("sites.recording_approved", recording, actor_id)


@transaction.atomic
def remove_recording(*, page_id: int, recording_id: int, actor_id: int) -> None:
    """Remove a recording with its file, once the change is committed."""
    recording = recording_of(page_id, recording_id)
    _tell("sites.recording_removed", recording, actor_id)
    storage, name = recording.file.storage, recording.file.name
    recording.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def heard_on(page: OfficialPage) -> list[Heard]:
    """Return the recordings of a text that readers may hear."""
    if page.withdrawn_at is not None or not page.reference:
        return []
    return [
        Heard(one, sound.in_words(one.seconds), max(1, one.size // 1000), _older_than(one, page))
        for one in Recording.objects.filter(page_id=page.pk, is_online=True).order_by("language")
    ]


def _older_than(recording: Recording, page: OfficialPage) -> datetime | None:
    if recording.sealed_revision == page.sealed_revision:
        return None
    later = [one.at for one in page.history if one.at > recording.at]
    return min(later, default=page.last_published_at)


def make_voices(most: int = 1) -> int:
    """Speak the texts that wait for the voice of the machine; return how many were made."""
    made = 0
    waiting = Recording.objects.filter(is_synthetic=True, file="", fault="").order_by("pk")
    for recording in list(waiting[:most]):
        page = selectors.official_page(recording.page_id)
        ministry = accounts.ministry(recording.ministry_id)
        words = publication.sealed_text(page, ministry.name)
        text = "\n\n".join([f"{espeak.LABEL}.", words.title, *words.paragraphs])
        try:
            raw = espeak.speak(text, language=recording.language, title=page.title)
            found = sound.read_sound(raw)
        except sound.SoundError as error:
            recording.fault = str(error)[:200]
        except KakakiError as error:
            recording.fault = error.advice()[:200]
        if recording.fault:
            recording.save(update_fields=["fault"])
            continue
        recording.sealed_revision = page.sealed_revision or 0
        _keep(recording, raw, found)
        made += 1
    return made
