"""A backup holds everything, and a restore never leaves half of it."""

import gzip
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from kakaki.kernel.errors import ConflictError, InvalidInputError, UnavailableError
from kakaki.safekeeping.engine import envelope
from kakaki.safekeeping.engine.archive import DATABASE, MANIFEST
from kakaki.safekeeping.engine.restoring import restore_backup, write_backup

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
KEY = envelope.new_key()


@pytest.fixture(params=["", KEY], ids=["plain", "encrypted"])
def key(request) -> str:
    return request.param


def back_up(data: Path, target: Path, key: str = KEY, **given: bytes) -> int:
    files = {name.replace("_", "."): content for name, content in given.items()}
    return write_backup(data=data, target=target, at=AT, key=key, given=files)


def restore(source: Path, data: Path, key: str = KEY, *, replace: bool = False) -> Path | None:
    return restore_backup(source=source, key=key, data=data, replace=replace, at=AT)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".kakaki-*")]


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


def test_what_is_backed_up_comes_back_whole(data, tmp_path, key):
    writer = sqlite3.connect(data / DATABASE)
    writer.execute("INSERT INTO texts VALUES ('écrit pendant que le journal est ouvert')")
    writer.commit()
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key)
    writer.close()
    restored = tmp_path / "ailleurs"
    assert restore(archive, restored, key) is None
    assert len(titles(restored)) == 2
    assert (restored / "media" / "photos" / "puits.webp").read_bytes() == b"image"
    assert (restored / "secret.key").read_text() == "secret"
    assert not (restored / "cache").exists()


def test_only_its_owner_may_read_a_backup(data, tmp_path, key):
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key)
    assert archive.stat().st_mode & 0o077 == 0


def test_a_backup_never_replaces_another(data, tmp_path, key):
    archive = tmp_path / "copie.tar.gz"
    archive.write_text("la sauvegarde d’hier")
    with pytest.raises(ConflictError):
        back_up(data, archive, key)
    assert archive.read_text() == "la sauvegarde d’hier"


def test_restoring_over_data_needs_to_be_asked_for_and_sets_them_aside(data, tmp_path, key):
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key)
    with pytest.raises(ConflictError):
        restore(archive, data, key)
    (data / "media" / "photos" / "puits.webp").write_bytes(b"autre")
    aside = restore(archive, data, key, replace=True)
    assert (data / "media" / "photos" / "puits.webp").read_bytes() == b"image"
    assert aside is not None
    assert (aside / "media" / "photos" / "puits.webp").read_bytes() == b"autre"


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_a_cut_or_foreign_file_is_refused_and_the_data_stay(data, tmp_path, cut, key):
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key)
    whole = archive.read_bytes()
    archive.write_bytes(whole[:cut] if cut else b"ceci n'est pas une archive")
    with pytest.raises(InvalidInputError):
        restore(archive, data, key, replace=True)
    assert titles(data) == ["Un puits à Bilmari"]
    assert leftovers(tmp_path) == []


def test_nothing_to_keep_is_said(tmp_path, key):
    with pytest.raises(InvalidInputError):
        back_up(tmp_path, tmp_path / "copie.tar.gz", key)


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
        restore(archive, target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("manifest", [[1], {"files": [DATABASE]}, {}, "x", None])
def test_an_archive_with_a_strange_list_is_refused(data, tmp_path, manifest):
    archive = a_made_up_archive(tmp_path, data, manifest=manifest)
    with pytest.raises(InvalidInputError):
        restore(archive, tmp_path / "ailleurs")


def test_a_file_that_is_no_database_is_refused(data, tmp_path):
    (data / DATABASE).write_bytes(b"pas une base" * 100)
    digest = hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
    archive = a_made_up_archive(tmp_path, data, manifest={"files": {DATABASE: digest}})
    with pytest.raises(InvalidInputError):
        restore(archive, tmp_path / "ailleurs")


def test_a_linked_picture_is_backed_up_as_a_file(data, tmp_path, key):
    os.link(data / "media" / "photos" / "puits.webp", data / "media" / "photos" / "meme.webp")
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key)
    restored = tmp_path / "ailleurs"
    restore(archive, restored, key)
    assert (restored / "media" / "photos" / "meme.webp").read_bytes() == b"image"


@pytest.mark.parametrize("place", [0, 40, 300, 1000, -1000, -1])
def test_one_byte_changed_anywhere_in_an_encrypted_backup_is_refused(data, tmp_path, place):
    (data / "media" / "bruit").write_bytes(os.urandom(200_000))
    archive = tmp_path / "copie.tar.gz.age"
    back_up(data, archive)
    content = bytearray(archive.read_bytes())
    content[place] ^= 1
    archive.write_bytes(content)
    with pytest.raises(InvalidInputError) as refused:
        restore(archive, data, replace=True)
    assert "sauvegarde" in refused.value.advice()
    assert titles(data) == ["Un puits à Bilmari"]
    assert leftovers(tmp_path) == []


def test_a_cut_between_two_blocks_is_refused(data, tmp_path):
    (data / "media" / "bruit").write_bytes(os.urandom(300_000))
    archive = tmp_path / "copie.tar.gz.age"
    back_up(data, archive)
    whole = archive.read_bytes()
    block = 64 * 1024 + 16
    head = whole.index(b"\n---") + 48 + 16
    for blocks in (1, 2, 3):
        archive.write_bytes(whole[: head + blocks * block])
        with pytest.raises(InvalidInputError):
            restore(archive, tmp_path / "ailleurs")
    assert not (tmp_path / "ailleurs").exists()


def test_another_key_is_refused_in_words_that_say_so(data, tmp_path):
    archive = tmp_path / "copie.tar.gz.age"
    back_up(data, archive)
    with pytest.raises(InvalidInputError) as refused:
        restore(archive, tmp_path / "ailleurs", envelope.new_key())
    assert "Cette clé n’ouvre pas" in refused.value.advice()
    with pytest.raises(InvalidInputError) as refused:
        restore(archive, tmp_path / "ailleurs", "")
    assert "donnez sa clé" in refused.value.advice()


@pytest.mark.parametrize("typed", ["mot de passe", "AGE-SECRET-KEY-1QQQ", "", "age1" + "q" * 58])
def test_what_is_no_key_is_refused_before_anything_is_written(data, tmp_path, typed):
    with pytest.raises(InvalidInputError):
        envelope.mark_of(typed)
    assert leftovers(tmp_path) == []


def test_a_key_may_be_given_as_the_age_program_writes_its_file(data, tmp_path):
    archive = tmp_path / "copie.tar.gz.age"
    back_up(data, archive)
    restore(archive, tmp_path / "ailleurs", f"# created: today\n# public key: x\n{KEY}\n")
    assert titles(tmp_path / "ailleurs") == ["Un puits à Bilmari"]


def test_nothing_of_the_data_can_be_read_in_an_encrypted_backup(data, tmp_path):
    archive = tmp_path / "copie.tar.gz.age"
    (data / "media" / "annonce.txt").write_bytes(os.urandom(4) + "Un puits à Bilmari".encode() * 9)
    back_up(data, archive)
    content = archive.read_bytes()
    assert content.startswith(envelope.MARK)
    assert b"\x1f\x8b" not in content[:400]
    assert b"Bilmari" not in content


def test_what_the_house_holds_in_memory_is_in_the_backup_too(data, tmp_path, key):
    archive = tmp_path / "copie.tar.gz"
    back_up(data, archive, key, secret_key=b"donne par une variable")
    restore(archive, tmp_path / "ailleurs", key)
    assert (tmp_path / "ailleurs" / "secret.key").read_bytes() == b"donne par une variable"
    assert (data / "secret.key").read_text() == "secret"


def test_a_target_that_refuses_leaves_nothing_and_says_so(data, tmp_path):
    with (
        pytest.raises(UnavailableError) as refused,
        Path("/dev/full").open("wb", buffering=0) as full,
        envelope.sealed(full, KEY) as plain,
    ):
        plain.write(os.urandom(300_000))
    assert "place" in refused.value.advice()


def test_a_list_of_a_hundred_million_bytes_is_not_read(data, tmp_path):
    archive = tmp_path / "piege.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=1) as made:
        head = tarfile.TarInfo(MANIFEST)
        head.size = 100_000_000
        made.addfile(head, io.BytesIO(bytes(head.size)))
    with pytest.raises(InvalidInputError):
        restore(archive, tmp_path / "ailleurs")


def test_a_name_of_a_hundred_million_bytes_is_not_read(data, tmp_path):
    archive = tmp_path / "piege.tar.gz"
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 100_000_000
    archive.write_bytes(gzip.compress(head.tobuf() + b"a" * 1024))
    with pytest.raises(InvalidInputError) as refused:
        restore(archive, tmp_path / "ailleurs")
    assert "at once" in str(refused.value)


def test_a_file_larger_than_the_disk_is_refused_and_the_data_stay(data, tmp_path):
    digest = hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
    manifest = {"files": {DATABASE: digest, "media/zeros": "0"}}
    archive = a_made_up_archive(tmp_path, data, manifest=manifest)
    with gzip.open(archive) as packed:
        plain = packed.read().rstrip(b"\0")
    plain += b"\0" * (-len(plain) % 512)
    head = tarfile.TarInfo("media/zeros")
    head.size = 1 << 60
    archive.write_bytes(gzip.compress(plain + head.tobuf() + b"\0" * 4096))
    with pytest.raises(UnavailableError) as refused:
        restore(archive, data, replace=True)
    assert "place" in refused.value.advice()
    assert titles(data) == ["Un puits à Bilmari"]


def test_the_same_name_twice_is_refused(data, tmp_path):
    digest = hashlib.sha256(b"x").hexdigest()
    base = hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
    manifest = {"files": {DATABASE: base, "media/a": digest}}
    twice = (("media/a", tarfile.REGTYPE, "y"), ("media/a", tarfile.REGTYPE, "x"))
    archive = a_made_up_archive(tmp_path, data, manifest=manifest, extra=twice)
    with pytest.raises(InvalidInputError):
        restore(archive, tmp_path / "ailleurs")


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from kakaki.safekeeping.engine.restoring import write_backup
data, target, key = sys.argv[1:]
print("begun", flush=True)
write_backup(data=Path(data), target=Path(target), at=datetime.now(UTC), key=key, given={})
print("done", flush=True)
"""


def test_a_backup_killed_in_the_middle_leaves_no_file_of_its_name_and_the_one_before(
    data, tmp_path
):
    (data / "media" / "bruit").write_bytes(os.urandom(12_000_000))
    before, target = tmp_path / "hier.tar.gz.age", tmp_path / "copie.tar.gz.age"
    back_up(data, before)
    command = [sys.executable, "-c", KILLED, str(data), str(target), KEY]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    while not [p for p in tmp_path.glob(".kakaki-copie*") if p.stat().st_size > 200_000]:
        if process.poll() is not None:
            pytest.fail("the backup was done before it could be killed")
    process.kill()
    process.communicate()
    assert not target.exists()
    restore(before, tmp_path / "ailleurs")
    assert titles(tmp_path / "ailleurs") == ["Un puits à Bilmari"]


def test_the_age_program_of_others_would_open_it(data, tmp_path):
    archive = tmp_path / "copie.tar.gz.age"
    back_up(data, archive)
    opened = pyrage.decrypt(archive.read_bytes(), [pyrage.x25519.Identity.from_str(KEY)])
    with tarfile.open(fileobj=io.BytesIO(opened), mode="r:gz") as plain:
        assert plain.getnames()[:2] == [MANIFEST, DATABASE]
