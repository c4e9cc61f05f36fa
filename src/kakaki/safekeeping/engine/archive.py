"""Put every datum into one stream, and read it back without believing anything it says."""

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kakaki.kernel.errors import InvalidInputError, UnavailableError

DATABASE = "kakaki.sqlite3"
# What can be made again is left out: pages, caches and static files.
KEPT = ("media", "papers", "evidence", "keys", "secret.key", "backup.key", "demo")
MANIFEST = "sauvegarde.json"
LONGEST_READ = 64_000_000  # bytes; only lists and names are read at once, and none is that long.
LEVEL = 6  # of compression; 9 costs thrice the time and gains one part in a hundred.


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive held: when it was made, how many files, how many bytes."""

    at: str
    files: int
    bytes: int


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_database(source: Path, target: Path) -> None:
    """Copy a live database page by page, so that writers go on and the copy is whole."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _files_of(data: Path) -> Iterator[Path]:
    for name in KEPT:
        root = data / name
        yield from (
            p for p in (sorted(root.rglob("*")) if root.is_dir() else [root]) if p.is_file()
        )


def _held(data: Path, scratch: Path) -> dict[str, Path]:
    """Hold every file of `data` by a second name in `scratch`; return them by their own name.

    A picture that somebody takes away meanwhile is then still there when its turn comes.
    """
    found = {}
    for path in _files_of(data):
        name = path.relative_to(data).as_posix()
        second = scratch / name
        second.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path.resolve(), second)
        except FileNotFoundError:
            continue
        except OSError:
            # Another file system, or one without links.
            shutil.copyfile(path, second)
        found[name] = second
    return found


def require_data(data: Path) -> None:
    """Raise InvalidInputError when there is nothing to keep in `data`."""
    if not (data / DATABASE).exists():
        raise InvalidInputError(str(data), advice=f"Il n’y a pas de données dans {data}.")


def write_archive(
    *, data: Path, stream: BinaryIO, scratch: Path, at: datetime, given: Mapping[str, bytes]
) -> None:
    """Write everything of `data` as a compressed archive; `given` are files held in memory.

    `scratch` is an empty folder of the same file system, which receives a copy of the database;
    the caller empties it. Raises InvalidInputError when there is nothing to keep.
    """
    require_data(data)
    copy = scratch / DATABASE
    _copy_database(data / DATABASE, copy)
    members = {DATABASE: copy} | _held(data, scratch)
    for name, content in given.items():
        members[name] = scratch / f"{name}.given"
        members[name].write_bytes(content)
    manifest = {"at": at.isoformat(), "files": {n: _digest(p) for n, p in members.items()}}
    content = json.dumps(manifest, indent=1).encode()
    packed = gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=LEVEL, mtime=0)
    # A link is written as the file it leads to: an archive with links is refused.
    with packed, tarfile.open(fileobj=packed, mode="w|", dereference=True) as archive:
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(content)
        archive.addfile(head, io.BytesIO(content))
        for name, path in members.items():
            # Each its own words: two names of one file are not one file and a link.
            archive.inodes = {}  # type: ignore[attr-defined]
            archive.add(path, arcname=name, recursive=False)


class _Bounded(io.RawIOBase):
    """Refuse to read at once what no true archive holds in one piece."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self._packed = packed

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= LONGEST_READ:
            raise ValueError(f"{size} bytes at once")
        return self._packed.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._packed.seek(offset, whence)

    def tell(self) -> int:
        return self._packed.tell()


def _manifest(archive: tarfile.TarFile) -> tuple[str, dict[str, str]]:
    head = archive.next()
    is_ours = head is not None and head.name == MANIFEST and head.size <= LONGEST_READ
    content = archive.extractfile(head) if is_ours and head is not None else None
    manifest = json.load(content) if content is not None else None
    files = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(manifest, dict) or not isinstance(files, dict):
        raise ValueError("no manifest")
    return str(manifest.get("at")), files


def _unpack(archive: tarfile.TarFile, folder: Path) -> tuple[Contents, dict[str, str]]:
    """Unpack the files that the manifest names; return their digests by name.

    Raises ValueError for anything else: a link would show a file of the machine under the address
    of a picture.
    """
    at, files = _manifest(archive)
    total = 0
    seen: set[str] = set()
    for member in iter(archive.next, None):
        if not member.isreg() or member.name not in files or member.name in seen:
            raise ValueError(f"{member.name}: not a file of the list")
        if member.size > shutil.disk_usage(folder).free:
            raise UnavailableError(
                f"{member.name}: {member.size} bytes",
                advice="Il n’y a pas assez de place pour ouvrir cette sauvegarde : rien n’a "
                "changé. Libérez de la place, ou prenez une autre sauvegarde.",
            )
        archive.extract(member, folder, filter="data")
        seen.add(member.name)
        total += member.size
        archive.members = []  # type: ignore[attr-defined]  # Else every name stays in memory.
    return Contents(at, len(files), total), files


def read_archive(stream: BinaryIO, folder: Path) -> Contents:
    """Unpack an archive into `folder`, compare every file with its list, and open the database.

    Raises InvalidInputError on anything that is not a whole archive of ours, UnavailableError
    when the disk is too small for it.
    """
    try:
        packed = gzip.GzipFile(fileobj=stream, mode="rb")
        bounded: BinaryIO = _Bounded(packed)  # type: ignore[assignment]  # What tarfile calls.
        with tarfile.open(fileobj=bounded, mode="r:") as archive:
            contents, files = _unpack(archive, folder)
        while packed.read(1 << 16):
            pass
        broken = [n for n, digest in files.items() if _digest(folder / n) != digest]
    except (OSError, EOFError, tarfile.TarError, ValueError, zlib.error) as error:
        raise InvalidInputError(
            str(error), advice="Ce fichier n’est pas une sauvegarde entière de Kakaki."
        ) from error
    if broken or DATABASE not in files:
        raise InvalidInputError(
            f"{broken}", advice="Cette sauvegarde est abîmée : prenez-en une autre."
        )
    _check_database(folder / DATABASE)
    return contents


def _check_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as checked:
        try:
            verdict = str(checked.execute("PRAGMA integrity_check").fetchone()[0])
        except sqlite3.DatabaseError as error:
            verdict = str(error)
    if verdict != "ok":
        raise InvalidInputError(verdict, advice="La base de cette sauvegarde est abîmée.")
