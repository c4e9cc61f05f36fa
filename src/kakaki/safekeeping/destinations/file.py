"""Backups in a folder of this machine: another disk, a stick, a network share."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kakaki.kernel.errors import InvalidInputError, NotFoundError, UnavailableError
from kakaki.safekeeping.destination import CHUNK, Destination

DRAFT = ".kakaki-"


class Folder:
    """A folder, made when it is not there; a disk that is not plugged in is told, not made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.label = str(folder)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise NotFoundError(
                str(error),
                advice=f"Cette sauvegarde, ou le dossier {self.folder}, n’est pas là : vérifiez "
                "que le disque est branché.",
            ) from error
        except OSError as error:
            raise UnavailableError(
                str(error),
                advice=f"Le dossier {self.folder} refuse ({error.strerror or error}) : vérifiez la "
                "place et les droits. Les sauvegardes d’avant sont intactes.",
            ) from error

    def put(self, path: Path, name: str) -> None:
        """Copy the file under a name of draft, then rename it."""
        with self._told():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            for left in self.folder.glob(f"{DRAFT}*"):
                left.unlink(missing_ok=True)
            draft = self.folder / f"{DRAFT}{name}"
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as target, path.open("rb") as source:
                shutil.copyfileobj(source, target, CHUNK)
                target.flush()
                os.fsync(target.fileno())
            draft.rename(self.folder / name)
            self._settle()

    def _settle(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file of the folder."""
        with self._told(), (self.folder / Path(name).name).open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def sizes(self) -> dict[str, int]:
        """Return what the folder holds; a folder not made yet holds nothing."""
        with self._told():
            if not self.folder.parent.is_dir():
                raise FileNotFoundError(self.folder.parent)
            found = self.folder.iterdir() if self.folder.is_dir() else []
            return {
                p.name: p.stat().st_size
                for p in found
                if p.is_file() and not p.name.startswith(DRAFT)
            }

    def remove(self, name: str) -> None:
        """Remove a file of the folder."""
        with self._told():
            (self.folder / Path(name).name).unlink(missing_ok=True)


def _place_at(address: str) -> Folder:
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/"):
        raise InvalidInputError(
            "relative path", advice="L’adresse d’un dossier s’écrit file:///media/disque/kakaki."
        )
    return Folder(Path(unquote(parts.path)))


destination = Destination(__name__, "file:///media/disque/kakaki", _place_at)
