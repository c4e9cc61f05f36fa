"""Restore from the command line, with no settings loaded: the data folder may be broken."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.safekeeping.destination import fetch, place_at
from kakaki.safekeeping.engine.restoring import is_encrypted, restore_backup
from kakaki.safekeeping.engine.rotation import moment_of
from kakaki.safekeeping.key import present_key

LATEST = "derniere"


@dataclass(frozen=True, slots=True)
class Restored:
    """The name of what was restored, and where the former data are, if any."""

    name: str
    aside: Path | None


def restore(
    *, named: str, address: str, key: str, data: Path, replace: bool, at: datetime
) -> Restored:
    """Put a file, or a backup of `address` by its name, in place of `data`.

    `key` may be '': the one in the present data is then used. Raises NotFoundError when there is
    neither such a file nor such a backup, and what `restore_backup` raises.
    """
    key = key or present_key(data)
    source = Path(named)
    if source.is_file():
        return Restored(named, _put_back(source, key, data, replace=replace, at=at))
    if not address:
        raise NotFoundError(
            named,
            advice=f"Il n’y a pas de fichier {named}. Pour une sauvegarde gardée ailleurs, donnez "
            "KAKAKI_BACKUP.",
        )
    place = place_at(address)
    ours = [name for name in place.sizes() if moment_of(name) is not None]
    name = max(ours, default="") if named == LATEST else named
    if name not in ours:
        raise NotFoundError(named, advice=f"Il n’y a pas de sauvegarde « {named} » ici.")
    data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data.parent, prefix=".kakaki-fetch-") as folder:
        fetched = Path(folder) / name
        fetch(place, name, fetched)
        return Restored(name, _put_back(fetched, key, data, replace=replace, at=at))


def _put_back(source: Path, key: str, data: Path, *, replace: bool, at: datetime) -> Path | None:
    if is_encrypted(source) and not key:
        raise InvalidInputError(
            "no key",
            advice="Cette sauvegarde est chiffrée : donnez sa clé avec --key-file FICHIER.",
        )
    return restore_backup(source=source, key=key, data=data, replace=replace, at=at)
