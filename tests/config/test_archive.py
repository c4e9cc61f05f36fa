"""A backup holds everything, and a restore never leaves half of it."""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kakaki.config.archive import DATABASE, MANIFEST, restore_archive, write_archive
from kakaki.kernel.errors import ConflictError, InvalidInputError

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "media" / "photos").mkdir(parents=True)
    (folder / "media" / "photos" / "puits.webp").write_bytes(b"image")
    (folder / "cache").mkdir()
    (folder / "cache" / "page").write_text("can be made again")
    (folder / "secret.key").write_text("secret")
    database = sqlite3.connect(folder / DATABASE)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE texts (title TEXT)")
    database.execute("INSERT INTO texts VALUES ('Un puits à Bilmari')")
    database.commit()
    database.close()
    return folder


def titles(folder: Path) -> list[str]:
    database = sqlite3.connect(folder / DATABASE)
    found = [row[0] for row in database.execute("SELECT title FROM texts")]
    database.close()
    return found


def test_what_is_backed_up_comes_back_whole(data, tmp_path):
    writer = sqlite3.connect(data / DATABASE)
    writer.execute("INSERT INTO texts VALUES ('écrit pendant que le journal est ouvert')")
    writer.commit()
    archive = tmp_path / "copie.tar.gz"
    write_archive(data=data, target=archive, at=AT)
    writer.close()
    restored = tmp_path / "ailleurs"
    assert restore_archive(source=archive, data=restored, replace=False, at=AT) is None
    assert len(titles(restored)) == 2
    assert (restored / "media" / "photos" / "puits.webp").read_bytes() == b"image"
    assert (restored / "secret.key").read_text() == "secret"
    assert not (restored / "cache").exists()


def test_only_its_owner_may_read_a_backup(data, tmp_path):
    archive = tmp_path / "copie.tar.gz"
    write_archive(data=data, target=archive, at=AT)
    assert archive.stat().st_mode & 0o077 == 0


def test_a_backup_never_replaces_another(data, tmp_path):
    archive = tmp_path / "copie.tar.gz"
    archive.write_text("la sauvegarde d’hier")
    with pytest.raises(ConflictError):
        write_archive(data=data, target=archive, at=AT)
    assert archive.read_text() == "la sauvegarde d’hier"


def test_restoring_over_data_needs_to_be_asked_for_and_sets_them_aside(data, tmp_path):
    archive = tmp_path / "copie.tar.gz"
    write_archive(data=data, target=archive, at=AT)
    with pytest.raises(ConflictError):
        restore_archive(source=archive, data=data, replace=False, at=AT)
    (data / "media" / "photos" / "puits.webp").write_bytes(b"autre")
    aside = restore_archive(source=archive, data=data, replace=True, at=AT)
    assert (data / "media" / "photos" / "puits.webp").read_bytes() == b"image"
    assert aside is not None
    assert (aside / "media" / "photos" / "puits.webp").read_bytes() == b"autre"


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_a_cut_or_foreign_file_is_refused_and_the_data_stay(data, tmp_path, cut):
    archive = tmp_path / "copie.tar.gz"
    write_archive(data=data, target=archive, at=AT)
    whole = archive.read_bytes()
    archive.write_bytes(whole[:cut] if cut else b"ceci n'est pas une archive")
    with pytest.raises(InvalidInputError):
        restore_archive(source=archive, data=data, replace=True, at=AT)
    assert titles(data) == ["Un puits à Bilmari"]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".kakaki")] == []


def test_nothing_to_keep_is_said(tmp_path):
    with pytest.raises(InvalidInputError):
        write_archive(data=tmp_path, target=tmp_path / "copie.tar.gz", at=AT)


def a_made_up_archive(tmp_path: Path, data: Path, *, manifest: object, extra: tuple = ()) -> Path:
    """Write by hand what `write_archive` would never write; `extra` are names, types and words."""
    archive = tmp_path / "piege.tar.gz"
    with tarfile.open(archive, "w:gz") as made:
        content = json.dumps(manifest).encode()
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(content)
        made.addfile(head, io.BytesIO(content))
        made.add(data / DATABASE, arcname=DATABASE)
        for name, kind, words in extra:
            member = tarfile.TarInfo(name)
            member.type = kind
            member.linkname = words if kind != tarfile.REGTYPE else ""
            member.size = len(words) if kind == tarfile.REGTYPE else 0
            made.addfile(member, io.BytesIO(words.encode()))
    return archive


@pytest.mark.parametrize(
    "extra",
    [
        ("media/images/puits.jpg", tarfile.SYMTYPE, "../../secret.key"),
        ("media/images/puits.jpg", tarfile.SYMTYPE, "/etc/passwd"),
        ("media/images/puits.jpg", tarfile.LNKTYPE, DATABASE),
        ("media/tuyau", tarfile.FIFOTYPE, ""),
        ("../dehors", tarfile.REGTYPE, "x"),
        ("static/ajout.js", tarfile.REGTYPE, "x"),
    ],
)
def test_an_archive_with_anything_else_than_its_files_is_refused(data, tmp_path, extra):
    digest = hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
    manifest = {"at": "", "files": {DATABASE: digest}}
    archive = a_made_up_archive(tmp_path, data, manifest=manifest, extra=(extra,))
    target = tmp_path / "ailleurs" / "data"
    with pytest.raises(InvalidInputError):
        restore_archive(source=archive, data=target, replace=False, at=AT)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("manifest", [[1], {"files": [DATABASE]}, {}, "x", None])
def test_an_archive_with_a_strange_list_is_refused(data, tmp_path, manifest):
    archive = a_made_up_archive(tmp_path, data, manifest=manifest)
    with pytest.raises(InvalidInputError):
        restore_archive(source=archive, data=tmp_path / "ailleurs", replace=False, at=AT)


def test_a_file_that_is_no_database_is_refused(data, tmp_path):
    (data / DATABASE).write_bytes(b"pas une base" * 100)
    digest = hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
    archive = a_made_up_archive(tmp_path, data, manifest={"files": {DATABASE: digest}})
    with pytest.raises(InvalidInputError):
        restore_archive(source=archive, data=tmp_path / "ailleurs", replace=False, at=AT)


def test_a_linked_picture_is_backed_up_as_a_file(data, tmp_path):
    os.link(data / "media" / "photos" / "puits.webp", data / "media" / "photos" / "meme.webp")
    archive = tmp_path / "copie.tar.gz"
    write_archive(data=data, target=archive, at=AT)
    restored = tmp_path / "ailleurs"
    restore_archive(source=archive, data=restored, replace=False, at=AT)
    assert (restored / "media" / "photos" / "meme.webp").read_bytes() == b"image"
