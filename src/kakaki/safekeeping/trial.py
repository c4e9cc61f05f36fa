"""Try a backup by restoring it: aside, with the product itself, and keep what was found."""

import json
import logging
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError, UnavailableError
from kakaki.safekeeping import making, work
from kakaki.safekeeping.destination import Place, fetch
from kakaki.safekeeping.engine.restoring import SCRATCH, open_backup
from kakaki.safekeeping.engine.rotation import moment_of
from kakaki.safekeeping.models import OPEN, RestoreTrial

logger = logging.getLogger("kakaki.safekeeping")
PATIENCE = 1800  # seconds for the restored house to be opened and counted.
# The restored house must stand by what the backup holds, not by what this machine is told.
FORGOTTEN = ("SECRET_KEY", "SECRET_KEY_FILE", "BACKUP", "BACKUP_FILE", "MIRROR",
             "MIRROR_BUCKET", "MIRROR_BUCKET_FILE")  # fmt: skip


def ask_trial(*, name: str, actor_id: int | None) -> RestoreTrial:
    """Ask that a backup be tried; return the trial that waits or runs already, if any."""
    if name and moment_of(name) is None:
        raise NotFoundError(name, advice="Il n’y a pas de sauvegarde de ce nom.")
    return work.ask(RestoreTrial, actor_id=actor_id, action="trial_asked", name=name)


def try_backup(*, name: str = "", actor_id: int | None = None) -> RestoreTrial:
    """Try the backup that is asked for, else `name`, else the newest; return what was found.

    Raises ConflictError while another process works, InvalidInputError without a place.
    """
    place = making.own_place()
    with work.turn():
        making.clear_leftovers()
        row = RestoreTrial.objects.filter(state__in=OPEN).first()
        if row is None:
            row = work.ask(RestoreTrial, actor_id=actor_id, action="trial_asked", name=name)
        if not work.begin(row):
            told = "La machine s’est arrêtée trois fois pendant cet essai."
            work.end(row, action="trial_failed", is_good=False, told=told)
            return row
        try:
            _try(row, place)
        except KakakiError as error:
            logger.exception("the trial failed")
            work.end(row, action="trial_failed", is_good=False, told=error.advice())
        except OSError as error:
            logger.exception("the trial failed")
            told = f"L’essai n’a pas pu être fait ({error.strerror or error})."
            work.end(row, action="trial_failed", is_good=False, told=told)
        return row


def newest_in(place: Place) -> str:
    """Return the name of the newest backup of a place; raise NotFoundError when it has none."""
    names = [name for name in place.sizes() if moment_of(name) is not None]
    if not names:
        raise NotFoundError(place.label, advice=f"Il n’y a aucune sauvegarde dans {place.label}.")
    return max(names)


def _try(row: RestoreTrial, place: Place) -> None:
    row.name = row.name or newest_in(place)
    work.step(row, "Va chercher la sauvegarde")
    data = Path(settings.KAKAKI_DATA)
    with tempfile.TemporaryDirectory(dir=data, prefix=f"{SCRATCH}trial-") as scratch:
        source, restored = Path(scratch) / row.name, Path(scratch) / "data"
        restored.mkdir()
        fetch(place, row.name, source)
        work.step(row, "Ouvre et compare chaque fichier")
        contents = open_backup(source=source, key=making.own_key(), folder=restored)
        source.unlink()
        work.step(row, "Ouvre la base et le journal public")
        found = _opened(restored)
    row.counts = {"files": contents.files, **found["counts"]}
    faults = found["faults"]
    if faults:
        told = f"Restaurée, mais : {' ; '.join(faults)}"
        work.end(row, action="trial_failed", is_good=False, told=told)
    else:
        work.end(row, action="trial_done", is_good=True, told="")


def _opened(folder: Path) -> dict[str, Any]:
    """Open a restored folder with the product itself, in a program of its own."""
    forgotten = [word for name in FORGOTTEN for word in ("-u", f"KAKAKI_{name}")]
    program = [sys.executable, "-m", "kakaki.safekeeping.opening"]
    try:
        done = subprocess.run(  # noqa: S603 -- the program and its words are our own.
            ["/usr/bin/env", *forgotten, f"KAKAKI_DATA={folder}", *program],
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(
            "too long", advice="L’essai a duré plus d’une demi-heure : la machine est trop chargée."
        ) from error
    except (subprocess.CalledProcessError, ValueError, IndexError) as error:
        logger.warning("the restored house said: %s", getattr(error, "stderr", b"")[-2000:])
        raise InvalidInputError(
            str(error), advice="La base de cette sauvegarde ne s’ouvre pas avec cette version."
        ) from error
    return found
