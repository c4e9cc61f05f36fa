"""A backup holds everything, and a restore never leaves half of it."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kakaki.config.archive import DATABASE, restore_archive, write_archive
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
