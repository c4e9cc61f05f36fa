"""Take a photo in pieces over a line that is cut, and make of it a picture of the ministry."""

import hashlib
import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Sum
from wagtail.images import get_image_model

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import selectors
from kakaki.sites.contracts import PhotoToCome
from kakaki.sites.engine import photo as engine
from kakaki.sites.models import PhotoUpload

PIECE = 64 * 1024  # bytes: eight seconds or so of a 2G line, lost at most when it is cut.
MOST_A_DAY = 60  # photos of one person
MOST_BYTES_A_DAY = 100_000_000
KEPT_UNFINISHED = timedelta(days=7)


def _file_of(upload_id: UUID) -> Path:
    return Path(settings.KAKAKI_DATA) / "photos" / f"{upload_id}.part"


def _check(photo: PhotoToCome) -> None:
    if not photo.alternative.strip():
        advice = "Dites ce que montre la photo : c’est lu à qui ne la voit pas."
        raise InvalidInputError("no alternative", advice=advice)
    if len(photo.alternative) > 170 or len(photo.caption) > 240:
        advice = "Raccourcissez : 170 caractères pour ce que montre la photo, 240 pour la légende."
        raise InvalidInputError("long words", advice=advice)
    if not 0 < photo.size <= engine.LARGEST:
        raise InvalidInputError(f"photo of {photo.size} bytes", advice=engine.TOO_HEAVY)
    if len(photo.sha256) != 64 or set(photo.sha256) - set("0123456789abcdef"):
        raise InvalidInputError("not a SHA-256")


def _check_quota(author_id: int, size: int) -> None:
    """Bound what one person sends in a day: one telephone must not fill the disk of all."""
    sent = PhotoUpload.objects.filter(
        author_id=author_id, begun_at__gt=clock.now() - timedelta(days=1)
    )
    weight = sent.aggregate(all=Sum("size"))["all"] or 0
    if sent.count() >= MOST_A_DAY or weight + size > MOST_BYTES_A_DAY:
        advice = f"{MOST_A_DAY} photos par jour au plus : réessayez demain, rien n’est perdu."
        raise RefusedError("quota of photos", advice=advice)


@transaction.atomic
def begin_photo(
    *, upload_id: UUID, ministry_id: int, actor_id: int, photo: PhotoToCome
) -> PhotoUpload:
    """Begin a photo of `photo.size` bytes; beginning it again says how far it has come.

    Raises NotFoundError for the number of somebody else's photo, ConflictError when it was begun
    with another file, RefusedError over the quota of a day.
    """
    present = PhotoUpload.objects.filter(pk=upload_id).first()
    if present is not None:
        if (present.author_id, present.ministry_id) != (actor_id, ministry_id):
            raise NotFoundError(f"photo {upload_id}", advice="Cette photo n’existe pas.")
        if (present.size, present.sha256) != (photo.size, photo.sha256):
            raise ConflictError("another file", advice="Choisissez de nouveau cette photo.")
        return present
    _check(photo)
    _check_quota(actor_id, photo.size)
    try:
        return PhotoUpload.objects.create(
            pk=upload_id,
            ministry_id=ministry_id,
            author_id=actor_id,
            name=photo.name[:120],
            size=photo.size,
            sha256=photo.sha256,
            alternative=photo.alternative.strip(),
            caption=photo.caption.strip(),
            begun_at=clock.now(),
        )
    except IntegrityError as error:
        raise ConflictError("begun twice at once", advice="Réessayez.") from error


def photo_of(*, upload_id: UUID, actor_id: int, ministry_ids: Iterable[int]) -> PhotoUpload:
    """Return a photo that this person began, in one of these ministries.

    Raises NotFoundError for any other, whether it exists or not.
    """
    found = PhotoUpload.objects.filter(
        pk=upload_id, author_id=actor_id, ministry_id__in=list(ministry_ids)
    ).first()
    if found is None:
        raise NotFoundError(f"photo {upload_id}", advice="Cette photo n’existe pas.")
    return found


def _write(upload_id: UUID, start: int, piece: bytes) -> None:
    file = _file_of(upload_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        written = 0
        while written < len(piece):
            written += os.pwrite(handle, piece[written:], start + written)
        # The row must not count bytes that a power cut would take back.
        os.fsync(handle)
    finally:
        os.close(handle)


def take_piece(*, upload_id: UUID, start: int, piece: bytes) -> PhotoUpload:
    """Keep the bytes of a photo from `start`; the same piece twice changes nothing.

    When the last byte is there, the picture is made. Raises ConflictError for a piece that would
    leave a hole, InvalidInputError for a file that is no picture, OSError when the disk is full:
    what came before is kept, and the same piece may be sent again.
    """
    with transaction.atomic():
        upload = PhotoUpload.objects.select_for_update().get(pk=upload_id)
        end = start + len(piece)
        if start > upload.received or end > upload.size or len(piece) > PIECE:
            raise ConflictError(f"{start}-{end} after {upload.received}", advice="Réessayez.")
        if upload.image_id is None and end > upload.received:
            _write(upload_id, start, piece)
            upload.received = end
            upload.save(update_fields=["received"])
    return _finish(upload_id) if upload.received == upload.size else upload


def _finish(upload_id: UUID) -> PhotoUpload:
    upload = PhotoUpload.objects.get(pk=upload_id)
    if upload.image_id is None:
        try:
            # Unpacking takes a second on a small machine: nobody else's writing waits for it.
            clean = engine.cleaned(_whole(upload))
        except (InvalidInputError, ConflictError):
            # Sent again, it would be refused again: it leaves, and its place with it.
            PhotoUpload.objects.filter(pk=upload_id, image=None).delete()
            _file_of(upload_id).unlink(missing_ok=True)
            raise
        upload = _make_picture(upload_id, clean)
    _file_of(upload_id).unlink(missing_ok=True)
    return upload


def _whole(upload: PhotoUpload) -> bytes:
    file = _file_of(upload.pk)
    content = file.read_bytes() if file.exists() else b""
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        advice = "La photo est arrivée abîmée. Elle n’est pas perdue : elle repart du début."
        raise ConflictError("another SHA-256", advice=advice)
    return content


@transaction.atomic
def _make_picture(upload_id: UUID, clean: bytes) -> PhotoUpload:
    upload = PhotoUpload.objects.select_for_update().get(pk=upload_id)
    if upload.image_id is not None:
        return upload
    # The file bears a number that nobody guesses: it is not to be found before its text is online.
    upload.image = get_image_model().objects.create(
        title=upload.alternative,
        description=upload.alternative,
        file=ContentFile(clean, f"{upload.pk}.jpg"),
        collection_id=selectors.profile_of(upload.ministry_id).collection_id,
        uploaded_by_user_id=upload.author_id,
    )
    upload.received = upload.size
    upload.save(update_fields=["image", "received"])
    audit.record(
        action="sites.photo_added",
        actor_id=upload.author_id,
        ministry_id=upload.ministry_id,
        target=f"image:{upload.image_id}",
        summary=upload.alternative,
    )
    return upload


def add_photo(
    *, ministry_id: int, actor_id: int, content: bytes, photo: PhotoToCome
) -> PhotoUpload:
    """Take a photo that came whole, from a form without script; see `begin_photo`."""
    clean = engine.cleaned(content)
    upload = begin_photo(upload_id=uuid4(), ministry_id=ministry_id, actor_id=actor_id, photo=photo)
    return _make_picture(upload.pk, clean)


def forget_unfinished_photos() -> int:
    """Forget the photos that did not come whole in seven days; return how many."""
    old = PhotoUpload.objects.filter(image=None, begun_at__lt=clock.now() - KEPT_UNFINISHED)
    gone = list(old.values_list("pk", flat=True))
    for upload_id in gone:
        _file_of(upload_id).unlink(missing_ok=True)
    PhotoUpload.objects.filter(pk__in=gone, image=None).delete()
    return len(gone)
