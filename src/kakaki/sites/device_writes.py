"""Save what a device sends, once, however often it sends it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, RefusedError
from kakaki.sites import drafts
from kakaki.sites.contracts import DraftSaved, DraftText
from kakaki.sites.models import DeviceWrite

KEPT_FOR = timedelta(days=60)  # A device that was silent longer is compared by its words.


def save_once(
    *,
    write: UUID | None,
    page_id: int | None,
    ministry_id: int,
    text: DraftText,
    actor_id: int,
    base_version: int = 0,
    token: UUID | None = None,
) -> DraftSaved:
    """Create or change a text as the write of a device asks; the same write again changes nothing.

    The write is remembered in the transaction that saves: a process killed between the two
    remembers both or neither. Raises ConflictError when somebody saved another version meanwhile
    (the write is then not remembered, its words are set aside), RefusedError to anybody but its
    author.
    """
    clash: ConflictError | None = None
    with transaction.atomic():
        row = None
        if write is not None:
            row, is_new = DeviceWrite.objects.select_for_update().get_or_create(
                pk=write, defaults={"author_id": actor_id, "at": clock.now()}
            )
            if row.author_id != actor_id:
                raise RefusedError("another's write", advice="Ce texte est celui d’un collègue.")
            if not is_new and row.page_id is not None:
                return DraftSaved(row.page_id, row.version)
        try:
            saved = _save(page_id, ministry_id, text, actor_id, base_version, token)
        except ConflictError as error:
            clash = error
            if row is not None:
                row.delete()
        else:
            if row is not None:
                row.page_id, row.version = saved.page_id, saved.version
                row.save(update_fields=["page", "version"])
            return saved
    raise clash


def _save(
    page_id: int | None,
    ministry_id: int,
    text: DraftText,
    actor_id: int,
    base_version: int,
    token: UUID | None,
) -> DraftSaved:
    if page_id is None:
        return drafts.create_draft(
            ministry_id=ministry_id, text=text, actor_id=actor_id, token=token
        )
    return drafts.update_draft(
        page_id=page_id, text=text, actor_id=actor_id, base_version=base_version
    )


def forget_writes() -> None:
    """Forget the writes that no device can still wait for."""
    DeviceWrite.objects.filter(at__lt=clock.now() - KEPT_FOR).delete()
