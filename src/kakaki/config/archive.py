"""Put every datum into one file, and put it back, without ever leaving half of it in place."""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from datetime import datetime
from pathlib import Path

from kakaki.kernel.errors import ConflictError, InvalidInputError

DATABASE = "kakaki.sqlite3"
# What can be made again is left out: pages, caches and static files.
KEPT = ("media", "papers", "keys", "secret.key", "demo")
MANIFEST = "sauvegarde.json"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_database(source: Path, target: Path) -> None:
    """Copy a live database page by page, so that writers go on and the copy is whole."""
    with sqlite3.connect(source) as live, sqlite3.connect(target) as copy:
        live.backup(copy)
    live.close()
    copy.close()


def write_archive(*, data: Path, target: Path, at: datetime) -> int:
    """Write everything of `data` into the new file `target`; return its size in bytes.

    Raises ConflictError when the file exists, InvalidInputError when there is nothing to keep.
    The file appears under its name only once it is whole; only its owner may read it, because
    it holds the keys.
    """
    if target.exists():
        raise ConflictError(str(target), advice=f"Le fichier {target} existe déjà.")
    if not (data / DATABASE).exists():
        raise InvalidInputError(str(data), advice=f"Il n’y a pas de données dans {data}.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / DATABASE
        _copy_database(data / DATABASE, copy)
        members = {DATABASE: copy}
        for name in KEPT:
            root = data / name
            files = sorted(root.rglob("*")) if root.is_dir() else [root]
            members |= {str(f.relative_to(data)): f for f in files if f.is_file()}
        manifest = {"at": at.isoformat(), "files": {n: _digest(p) for n, p in members.items()}}
        content = json.dumps(manifest, indent=1).encode()
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                # A link is written as the file it leads to: a backup with links is refused.
                with tarfile.open(fileobj=file, mode="w:gz", dereference=True) as archive:
                    head = tarfile.TarInfo(MANIFEST)
                    head.size = len(content)
                    archive.addfile(head, io.BytesIO(content))
                    for name, path in members.items():
                        archive.add(path, arcname=name, recursive=False)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
    return target.stat().st_size


def _unpack(archive: tarfile.TarFile, folder: Path) -> dict[str, str]:
    """Unpack the files that the manifest names; return their digests by name.

    Raises ValueError for anything else: a link would show a file of the machine under the address
    of a picture, and a file of many zeros would fill the disk.
    """
    head = archive.next()
    content = archive.extractfile(head) if head is not None and head.name == MANIFEST else None
    manifest = json.load(content) if content is not None else None
    files = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(files, dict):
        raise ValueError("no manifest")
    room = shutil.disk_usage(folder).free
    for member in archive:
        if member is head:
            continue
        room -= member.size
        if not member.isreg() or member.name not in files or room < 0:
            raise ValueError(f"{member.name}: {member.size} bytes")
        archive.extract(member, folder, filter="data")
    return files


def _read_archive(source: Path, folder: Path) -> None:
    """Unpack into `folder` and compare every file with the manifest."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            files = _unpack(archive, folder)
        broken = [n for n, digest in files.items() if _digest(folder / n) != digest]
    except (OSError, EOFError, tarfile.TarError, ValueError, zlib.error) as error:
        raise InvalidInputError(
            f"{source}: {error}", advice="Ce fichier n’est pas une sauvegarde entière de Kakaki."
        ) from error
    if broken or DATABASE not in files:
        raise InvalidInputError(
            f"{source}: {broken}", advice="Cette sauvegarde est abîmée : prenez-en une autre."
        )
    checked = sqlite3.connect(folder / DATABASE)
    try:
        verdict = checked.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    finally:
        checked.close()
    if verdict != "ok":
        raise InvalidInputError(
            f"{source}: {verdict}", advice="La base de cette sauvegarde est abîmée."
        )


def restore_archive(*, source: Path, data: Path, replace: bool, at: datetime) -> Path | None:
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
    folder = Path(tempfile.mkdtemp(dir=data.parent, prefix=".kakaki-restore-"))
    try:
        _read_archive(source, folder)
        aside = data.with_name(f"{data.name}.avant-{at:%Y%m%d-%H%M%S}") if data.exists() else None
        if aside is not None:
            data.rename(aside)
        folder.rename(data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return aside if exists else None
