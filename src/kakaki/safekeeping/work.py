"""Open, begin and end the rows of work that a program of its own does, one at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import IntegrityError, transaction

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError
from kakaki.safekeeping.models import DONE, FAILED, OPEN, RUNNING, Backup, RestoreTrial
from kakaki.ui import facade as ui

TOPIC = "sauvegardes"
MOST_STARTS = 3  # A machine that dies of a backup must not die of it for ever.
LOCK = ".kakaki-safekeeping.lock"
W = TypeVar("W", Backup, RestoreTrial)


@contextmanager
def turn() -> Iterator[None]:
    """Hold the only turn; the machine gives it back when its holder dies, even by kill -9.

    Raises ConflictError while another process holds it.
    """
    folder = Path(settings.KAKAKI_DATA)
    with (folder / LOCK).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConflictError(
                "somebody holds the turn",
                advice="Une sauvegarde ou un essai est déjà en cours : attendez sa fin.",
            ) from error
        yield


def is_free() -> bool:
    """Tell whether nobody holds the turn now."""
    try:
        with turn():
            return True
    except ConflictError:
        return False


def cabinet_id() -> int | None:
    """Return the Cabinet, in whose journal the operator reads."""
    return next((m.id for m in accounts.ministries() if m.is_cabinet), None)


def _record(action: str, work: Backup | RestoreTrial, actor_id: int | None) -> None:
    audit.record(
        action=f"safekeeping.{action}",
        actor_id=actor_id,
        ministry_id=cabinet_id(),
        target=work.name,
        summary=work.told or work.name,
    )


def ask(model: type[W], *, actor_id: int | None, action: str, **fields: object) -> W:
    """Return the row that waits or runs, or a new one; asked twice, there is one."""
    try:
        with transaction.atomic():
            work = model.objects.create(asked_at=clock.now(), asked_by_id=actor_id, **fields)
            _record(action, work, actor_id)
            ui.announce(topic=TOPIC)
            return work
    except IntegrityError:
        found = model.objects.filter(state__in=OPEN).first()
        if found is None:
            raise
        return found


def begin(work: W) -> bool:
    """Begin, or begin again what a dead process left; False when it died too often of it."""
    if work.starts >= MOST_STARTS:
        return False
    work.state, work.started_at, work.starts = RUNNING, clock.now(), work.starts + 1
    step(work, "Commence")
    return True


def step(work: Backup | RestoreTrial, said: str) -> None:
    """Say how far it is."""
    work.step = said
    with transaction.atomic():
        work.save()
        ui.announce(topic=TOPIC)


@transaction.atomic
def end(work: Backup | RestoreTrial, *, action: str, is_good: bool, told: str) -> None:
    """Say how it ended."""
    work.state = DONE if is_good else FAILED
    work.step, work.told, work.finished_at = "", told[:400], clock.now()
    work.save()
    _record(action, work, work.asked_by_id)
    ui.announce(topic=TOPIC)
