"""A backup goes to a folder, another machine or a store, whole or not at all, and comes back."""

import os
import threading
from pathlib import Path

import asyncssh
import pytest
from tests.safekeeping.conftest import Bucket, Server

from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError, UnavailableError
from kakaki.safekeeping.destination import Place, destinations, fetch, place_at

NAME = "kakaki-20260615-020000.tar.gz.age"


@pytest.fixture(params=["file", "sftp", "s3"])
def place(request, tmp_path: Path) -> Place:
    if request.param == "file":
        return place_at(f"file://{tmp_path}/disque")
    server = request.getfixturevalue("sftp" if request.param == "sftp" else "bucket")
    return place_at(server.address)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "ecrit"
    path.write_bytes(os.urandom(17_000_000))  # Three parts of S3, the last one shorter.
    return path


def test_what_is_put_comes_back_the_same_and_goes_when_it_is_removed(place, written, tmp_path):
    assert place.sizes() == {}
    place.put(written, NAME)
    assert place.sizes() == {NAME: 17_000_000}
    fetch(place, NAME, tmp_path / "revenu")
    assert (tmp_path / "revenu").read_bytes() == written.read_bytes()
    place.remove(NAME)
    place.remove(NAME)
    assert place.sizes() == {}


def test_a_name_that_is_not_there_is_told(place, tmp_path):
    with pytest.raises(NotFoundError) as refused:
        fetch(place, NAME, tmp_path / "revenu")
    assert "sauvegarde" in refused.value.advice()


def test_a_reading_left_in_the_middle_holds_nothing_back(place, written):
    place.put(written, NAME)
    flow = place.chunks(NAME)
    assert next(flow)
    flow.close()
    assert place.sizes() == {NAME: 17_000_000}


def test_a_reading_may_go_on_in_another_thread(place, written):
    place.put(written, NAME)
    flow, read = place.chunks(NAME), []
    while len(read) < 3:
        thread = threading.Thread(target=lambda: read.append(next(flow)))
        thread.start()
        thread.join()
    flow.close()
    assert b"".join(read) == written.read_bytes()[: sum(map(len, read))]


def test_every_kind_of_place_has_its_example():
    assert set(destinations.all()) == {"file", "sftp", "s3"}
    for one in destinations:
        assert one.example.startswith(f"{one.code}://")


@pytest.mark.parametrize(
    "address", ["", "ftp://x/y", "/tmp/x", "file://x/y", "sftp://", "sftp://x", "sftp://x/y?z=1"]
)
def test_an_address_that_cannot_be_read_is_refused_with_the_way_to_write_it(address):
    with pytest.raises(InvalidInputError) as refused:
        place_at(address)
    assert "s’écrit" in refused.value.advice()


@pytest.mark.parametrize(
    "address",
    [
        "sftp://garde:secret@127.0.0.1:1/kakaki",
        "s3://cle:secret@depot/kakaki?endpoint=http://127.0.0.1:1",
    ],
)
def test_a_place_that_does_not_answer_is_told_without_its_secret(address, written):
    with pytest.raises(UnavailableError) as refused:
        place_at(address).put(written, NAME)
    assert "ne répond pas" in refused.value.advice()
    assert "secret" not in refused.value.advice()


def test_a_disk_that_is_not_plugged_in_is_told_and_no_folder_is_made(tmp_path, written):
    place = place_at(f"file://{tmp_path}/pas-branche/kakaki")
    with pytest.raises(NotFoundError) as refused:
        place.put(written, NAME)
    assert "branché" in refused.value.advice()
    with pytest.raises(NotFoundError):
        place.sizes()
    assert not (tmp_path / "pas-branche").exists()


def test_a_folder_that_refuses_writes_is_told_and_keeps_what_it_had(tmp_path, written):
    place = place_at(f"file://{tmp_path}/disque")
    place.put(written, NAME)
    later = NAME.replace("15-", "16-")
    (tmp_path / "disque" / f".kakaki-{later}").mkdir()  # Nothing can be written under this name.
    with pytest.raises(KakakiError) as refused:
        place.put(written, later)
    assert "intactes" in refused.value.advice()
    assert place.sizes() == {NAME: 17_000_000}


def test_only_its_owner_may_read_a_backup_in_a_folder(tmp_path, written):
    place_at(f"file://{tmp_path}/disque").put(written, NAME)
    assert (tmp_path / "disque" / NAME).stat().st_mode & 0o077 == 0


def test_a_name_cannot_lead_out_of_the_folder(tmp_path):
    (tmp_path / "disque").mkdir()
    (tmp_path / "secret").write_text("secret")
    with pytest.raises(NotFoundError):
        list(place_at(f"file://{tmp_path}/disque").chunks("../secret"))


def test_a_server_that_is_not_known_is_refused_with_what_to_do(sftp: Server, tmp_path, written):
    (tmp_path / "cles" / "connus").write_text("")
    with pytest.raises(UnavailableError) as refused:
        place_at(sftp.address).put(written, NAME)
    assert "ssh-keyscan" in refused.value.advice()


def test_a_server_that_does_not_know_us_says_so(sftp: Server, tmp_path, written):
    other = asyncssh.generate_private_key("ssh-ed25519")
    other.write_private_key(str(tmp_path / "cles" / "identite"))
    with pytest.raises(UnavailableError) as refused:
        place_at(sftp.address).put(written, NAME)
    assert "refuse la clé" in refused.value.advice()


def test_a_draft_left_by_a_cut_is_swept_and_never_counted(sftp: Server, written):
    sftp.folder.mkdir()
    (sftp.folder / f".kakaki-{NAME}").write_bytes(b"la moitie")
    place = place_at(sftp.address)
    assert place.sizes() == {}
    place.put(written, NAME)
    assert [p.name for p in sftp.folder.iterdir()] == [NAME]


def test_another_client_finds_the_object_whole(bucket: Bucket, written):
    place_at(bucket.address).put(written, NAME)
    assert bucket.names() == [f"kakaki/{NAME}"]
    assert bucket.content(f"kakaki/{NAME}") == written.read_bytes()
