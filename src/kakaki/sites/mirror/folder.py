"""Write the versions of a mirror in a folder: whole or not at all, and only what has changed."""

import fcntl
import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, UnavailableError
from kakaki.sites.engine import manifest
from kakaki.sites.engine.mirrored import TEXTS

CURRENT, VERSIONS, LOCK = "current", "versions", ".lock"
MANIFEST, SIGNATURE = "manifest.json", "manifest.cose"
_OWN = {MANIFEST, SIGNATURE}


def _write(path: Path, content: bytes) -> None:
    """Write a new file and put it on the disk itself, so that a power cut leaves no empty page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes | None:
    """Return what a file holds, None when there is none; what a link leads to is not ours."""
    try:
        return None if path.is_symlink() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _unpacked(content: bytes | None) -> bytes | None:
    try:
        return gzip.decompress(content) if content is not None else None
    except (OSError, EOFError, zlib.error):
        return None


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder while a mirror is written in it, creating it when it is not there.

    Raises ConflictError when another process writes there, InvalidInputError when the folder holds
    something else, UnavailableError when the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / VERSIONS).is_dir():
            raise InvalidInputError(
                f"{folder} holds something else",
                advice=f"Le dossier {folder} contient autre chose : donnez un dossier vide.",
            )
        (folder / VERSIONS).mkdir(exist_ok=True)
        with (folder / LOCK).open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ConflictError(
                    "the mirror is being written",
                    advice="Ce miroir est déjà en train d’être écrit : attendez une minute.",
                ) from error
            yield
    except OSError as error:
        raise UnavailableError(
            f"{folder}: {error}",
            advice=f"Le miroir n’a pas été écrit ({error.strerror or error}) ; celui d’avant reste "
            "en place. Vérifiez la place et les droits du dossier.",
        ) from error


def present(folder: Path) -> Path | None:
    """Return the version that is served, None while there is none."""
    current = folder / CURRENT
    return current.resolve() if current.is_dir() else None


def files_in(version: Path) -> dict[str, Path]:
    """Return the files of a version by their path, the manifest and its signature left out."""
    found = {}
    for path in version.rglob("*"):
        if not path.is_dir() or path.is_symlink():
            found[path.relative_to(version).as_posix()] = path
    return {name: path for name, path in found.items() if name not in _OWN}


class Version:
    """A version being written: what has changed is on the disk, the rest is linked at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.former = present(folder)
        self.files: dict[str, manifest.Entry] = {}
        self.same: list[str] = []
        self.changed: list[str] = []
        name = clock.now().strftime("%Y%m%dT%H%M%S.%f")
        self.draft = folder / VERSIONS / f"{name}.draft"
        for left in (folder / VERSIONS).glob("*.draft"):
            shutil.rmtree(left)
        self.draft.mkdir()

    def put(self, name: str, content: bytes) -> None:
        """Add a file, and its compressed twin when it is text; twice the same name is once."""
        if name in self.files:
            return
        former = _read(self.former / name) if self.former else None
        is_same = former == content
        self._note(name, content, is_same=is_same)
        if Path(name).suffix not in TEXTS:
            return
        twin = f"{name}.gz"
        packed = _read(self.former / twin) if self.former and is_same else None
        if packed is None or _unpacked(packed) != content:
            self._note(twin, gzip.compress(content, 9, mtime=0), is_same=False)
        else:
            self._note(twin, packed, is_same=True)

    def _note(self, name: str, content: bytes, *, is_same: bool) -> None:
        self.files[name] = manifest.entry_of(content)
        if is_same:
            self.same.append(name)
            return
        self.changed.append(name)
        _write(self.draft / name, content)

    def former_content(self, name: str) -> bytes | None:
        """Return what a file held in the version that is served, None when it was not there."""
        return _read(self.former / name) if self.former else None

    def former_names(self) -> set[str]:
        """Return the files of the version that is served, whoever put them there."""
        return set(files_in(self.former)) if self.former else set()

    def give_up(self) -> None:
        """Leave no trace of this version."""
        shutil.rmtree(self.draft, ignore_errors=True)

    def finish(self, listed: bytes, signature: bytes) -> Path:
        """Put this version in the place of the one that is served, at one stroke."""
        for name in self.same:
            target = self.draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if self.former is not None:
                target.hardlink_to(self.former / name)
        _write(self.draft / MANIFEST, listed)
        _write(self.draft / SIGNATURE, signature)
        for path in [*self.draft.rglob("*")]:
            if path.is_dir():
                _settle(path)
        _settle(self.draft)
        whole = self.draft.with_suffix("")
        self.draft.rename(whole)
        _settle(whole.parent)
        link = self.folder / f"{CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(VERSIONS) / whole.name)
        link.replace(self.folder / CURRENT)
        _settle(self.folder)
        self._forget(whole)
        return whole

    def _forget(self, whole: Path) -> None:
        """Delete every version but this one and the one before, whose files may be on their way."""
        for path in whole.parent.iterdir():
            if path not in (whole, self.former):
                shutil.rmtree(path, ignore_errors=True)
