"""Write a backup as one file, and put one in place of the data, never half of it."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kakaki.kernel.errors import ConflictError, InvalidInputError
from kakaki.safekeeping.engine import envelope
from kakaki.safekeeping.engine.archive import (
    DATABASE,
    Contents,
    read_archive,
    require_data,
    write_archive,
)

SCRATCH = ".kakaki-"  # How folders and files that a cut may leave begin.


def write_backup(
    *, data: Path, target: Path, at: datetime, key: str, given: Mapping[str, bytes]
) -> int:
    """Write everything of `data` into the new file `target`; return its size in bytes.

    With an empty `key` it is not encrypted. The file appears under its name only once it is whole,
    and only its owner may read it. Raises ConflictError when it exists, InvalidInputError when
    there is nothing to keep, UnavailableError or OSError when the disk refuses.
    """
    if target.exists():
        raise ConflictError(str(target), advice=f"Le fichier {target} existe déjà.")
    require_data(data)
    draft = target.with_name(f"{SCRATCH}{target.name}.{os.getpid()}")
    scratch = Path(tempfile.mkdtemp(dir=data, prefix=f"{SCRATCH}backup-"))
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with _envelope(file, key) as stream:
                write_archive(data=data, stream=stream, scratch=scratch, at=at, given=given)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
        shutil.rmtree(scratch, ignore_errors=True)
    return target.stat().st_size


@contextmanager
def _envelope(file: BinaryIO, key: str) -> Iterator[BinaryIO]:
    if key:
        with envelope.sealed(file, key) as stream:
            yield stream
    else:
        yield file


def is_encrypted(source: Path) -> bool:
    """Tell whether a file is encrypted; raise InvalidInputError when it cannot be read."""
    try:
        with source.open("rb") as file:
            return file.read(len(envelope.MARK)) == envelope.MARK
    except OSError as error:
        raise InvalidInputError(
            f"{source}: {error}", advice=f"Le fichier {source} ne peut pas être lu."
        ) from error


def open_backup(*, source: Path, key: str, folder: Path) -> Contents:
    """Unpack a backup into the empty `folder` and check all of it.

    Raises InvalidInputError on a wrong key and on a file that is not whole, UnavailableError when
    the disk is too small.
    """
    with source.open("rb") as file:
        if not is_encrypted(source):
            return read_archive(file, folder)
        if not key:
            raise InvalidInputError(
                "no key",
                advice="Cette sauvegarde est chiffrée : donnez sa clé avec --key-file FICHIER.",
            )
        with envelope.opened(file, key) as stream:
            return read_archive(stream, folder)


def restore_backup(
    *, source: Path, key: str, data: Path, replace: bool, at: datetime
) -> Path | None:
    """Put a backup in place of `data`; return where the former data were set aside, if any.

    Raises InvalidInputError on a file that is not a whole backup, ConflictError when data exist
    and `replace` is false. The exchange is two renames: a cut in between leaves both folders
    whole, and running the command again ends the work.
    """
    exists = (data / DATABASE).exists()
    if exists and not replace:
        raise ConflictError(
            str(data),
            advice=f"Il y a déjà des données dans {data}. Ajoutez --replace pour les écarter.",
        )
    data.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=data.parent, prefix=f"{SCRATCH}restore-"))
    try:
        open_backup(source=source, key=key, folder=folder)
        aside = data.with_name(f"{data.name}.avant-{at:%Y%m%d-%H%M%S}") if data.exists() else None
        if aside is not None:
            data.rename(aside)
        folder.rename(data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return aside if exists else None
