"""A version of the mirror takes the place of the former at one stroke, killed at any line."""

import os
import sys
from pathlib import Path
from types import FrameType

import pytest

from kakaki.sites.mirror import folder as folders
from kakaki.sites.mirror.folder import Version, files_in, held, present

FORMER = {"a/index.html": b"<p>un", "b.pdf": b"%PDF-1", "c.txt": b"meme"}
NEW = {"a/index.html": b"<p>deux", "d/e.txt": b"neuf", "c.txt": b"meme"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    with held(folder):
        version = Version(folder)
        for name, content in files.items():
            version.put(name, content)
        version.finish(b"liste", b"signature")


def read(folder: Path) -> dict[str, bytes]:
    version = present(folder)
    assert version is not None
    return {name: path.read_bytes() for name, path in files_in(version).items()}


def plain(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.endswith(".gz")}


def killed_at(line: int, folder: Path) -> bool:
    """Write the new version in a process that dies at its nth line; tell whether it died."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    left = line

    def trace(frame: FrameType, event: str, _: object):
        nonlocal left
        if frame.f_code.co_filename != folders.__file__:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os._exit(9)  # As SIGKILL does: nothing is closed, nothing is tidied.
        return trace

    sys.settrace(trace)
    try:
        write(folder, NEW)
    finally:
        sys.settrace(None)
    os._exit(0)


@pytest.mark.endurance
def test_a_writing_killed_at_any_line_leaves_the_former_or_the_new_mirror_whole(tmp_path):
    line, seen = 0, set()
    while True:
        line += 1
        folder = tmp_path / str(line)
        write(folder, FORMER)
        died = killed_at(line, folder)
        found = plain(read(folder))
        assert found in (FORMER, NEW), f"half a mirror after line {line}"
        assert (present(folder) / "manifest.json").read_bytes() == b"liste"
        seen.add("new" if found == NEW else "former")
        write(folder, NEW)
        assert plain(read(folder)) == NEW
        assert len(list((folder / "versions").iterdir())) <= 2
        assert not list((folder / "versions").glob("*.draft"))
        if not died:
            break
    assert line > 60
    assert seen == {"former", "new"}


def test_what_did_not_change_is_the_same_file_and_what_went_is_gone(tmp_path):
    write(tmp_path / "m", FORMER)
    before = (tmp_path / "m" / "current" / "c.txt").stat().st_ino
    write(tmp_path / "m", NEW)
    assert (tmp_path / "m" / "current" / "c.txt").stat().st_ino == before
    assert plain(read(tmp_path / "m")) == NEW


def test_only_the_present_version_and_the_one_before_are_kept(tmp_path):
    for number in range(4):
        write(tmp_path / "m", {"a.txt": str(number).encode()})
    contents = sorted(one.read_bytes() for one in (tmp_path / "m").rglob("versions/*/a.txt"))
    assert contents == [b"2", b"3"]


def test_pictures_and_pdfs_have_no_compressed_twin(tmp_path):
    write(tmp_path / "m", FORMER)
    assert set(read(tmp_path / "m")) == {*FORMER, "a/index.html.gz", "c.txt.gz"}
