"""Make backups: everything into one encrypted file, sent where it is kept, old ones removed."""

import logging
import shutil
from pathlib import Path

from django.conf import settings

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.safekeeping import work
from kakaki.safekeeping.destination import Place, place_at
from kakaki.safekeeping.engine.archive import require_data
from kakaki.safekeeping.engine.restoring import SCRATCH, write_backup
from kakaki.safekeeping.engine.rotation import keep_from, name_at, too_old
from kakaki.safekeeping.key import kept_key
from kakaki.safekeeping.models import DONE, OPEN, Backup, RestoreTrial

logger = logging.getLogger("kakaki.safekeeping")
NOWHERE = (
    "Aucun lieu n’est réglé pour les sauvegardes : donnez-en un dans KAKAKI_BACKUP "
    "(docs/run/backup.md)."
)


def own_place() -> Place:
    """Return where the backups of this machine go; raise InvalidInputError when it is not said."""
    if not settings.KAKAKI_BACKUP:
        raise InvalidInputError("KAKAKI_BACKUP is empty", advice=NOWHERE)
    return place_at(settings.KAKAKI_BACKUP)


def own_key() -> str:
    """Return the key of the backups of this machine, made once."""
    return kept_key(Path(settings.KAKAKI_DATA), settings.KAKAKI_BACKUP_KEY)


def write_file(target: Path, *, is_plain: bool = False) -> int:
    """Write everything into one new file, encrypted unless `is_plain`; return its size in bytes."""
    data = Path(settings.KAKAKI_DATA)
    require_data(data)
    return write_backup(
        data=data,
        target=target,
        at=clock.now(),
        key="" if is_plain else own_key(),
        # Given by a variable, the secret is in no file: without it no kept key would open.
        given={"secret.key": settings.SECRET_KEY.encode()},
    )


def back_up_to(target: Path, *, is_plain: bool = False) -> int:
    """Write everything into one new file by hand; return its size in bytes.

    Raises ConflictError while another backup or a trial is being made.
    """
    require_data(Path(settings.KAKAKI_DATA))
    with work.turn():
        return write_file(target, is_plain=is_plain)


def ask_backup(*, actor_id: int | None) -> Backup:
    """Ask for a backup now; return the one that waits or runs already, if any.

    Raises InvalidInputError when no place is set.
    """
    own_place()
    return work.ask(Backup, actor_id=actor_id, action="asked")


def make_backup(*, actor_id: int | None = None) -> Backup:
    """Make the backup that is asked for, or one more, and return it, done or failed.

    Raises ConflictError while another process makes one, InvalidInputError without a place.
    """
    place = own_place()
    with work.turn():
        clear_leftovers()
        row = Backup.objects.filter(state__in=OPEN).first()
        row = row or work.ask(Backup, actor_id=actor_id, action="asked")
        if not work.begin(row):
            told = "La machine s’est arrêtée trois fois pendant cette sauvegarde."
            work.end(row, action="failed", is_good=False, told=told)
            return row
        try:
            _make(row, place)
        except KakakiError as error:
            logger.exception("the backup failed")
            work.end(row, action="failed", is_good=False, told=error.advice())
        except OSError as error:
            logger.exception("the backup failed")
            told = f"La machine refuse ({error.strerror or error}) : vérifiez la place du disque."
            work.end(row, action="failed", is_good=False, told=told)
        return row


def clear_leftovers() -> None:
    """Remove what a killed backup or trial left in the data folder; only the turn's holder may."""
    for left in Path(settings.KAKAKI_DATA).glob(f"{SCRATCH}*"):
        if left.name == work.LOCK:
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        elif not left.name.startswith(f"{SCRATCH}backup.key"):
            left.unlink(missing_ok=True)


def _make(row: Backup, place: Place) -> None:
    row.name, row.place = name_at(clock.now()), place.label
    work.step(row, "Copie et chiffre")
    path = Path(settings.KAKAKI_DATA) / f"{SCRATCH}{row.name}"
    try:
        row.size = write_file(path)
        work.step(row, "Envoie")
        place.put(path, row.name)
    finally:
        path.unlink(missing_ok=True)
    arrived = place.sizes().get(row.name)
    if arrived != row.size:
        raise InvalidInputError(
            f"{arrived} of {row.size} bytes",
            advice="La sauvegarde n’est pas arrivée entière : elle sera refaite.",
        )
    told = _rotate(place, row.name)
    work.end(row, action="done", is_good=True, told=told)


def _rotate(place: Place, newest: str) -> str:
    """Remove what is too old; a place that refuses keeps more, which harms nobody."""
    tested = RestoreTrial.objects.filter(state=DONE).values_list("name", flat=True).first()
    try:
        names = place.sizes()
        gone = too_old(names, keep_from(settings.KAKAKI_BACKUP_KEEP), always={newest, tested or ""})
        for name in gone:
            place.remove(name)
    except (KakakiError, ValueError) as error:
        logger.warning("old backups stay: %s", error)
        return "Les anciennes sauvegardes n’ont pas pu être retirées."
    left = set(names) - set(gone)
    rows = Backup.objects.filter(state=DONE, removed_at=None, place=place.label)
    rows.exclude(name__in=left).update(removed_at=clock.now())
    return ""
