"""A list of files is written the same each time, and says what differs from it."""

from datetime import UTC, datetime

import pytest

from kakaki.sites.engine import manifest

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_list_is_read_back_as_it_was_written_whatever_its_order():
    files = {"b/é.html": manifest.entry_of(b"deux"), "a": manifest.entry_of(b"")}
    written = manifest.dump(manifest.Manifest(AT, files))
    assert manifest.dump(manifest.Manifest(AT, dict(reversed(files.items())))) == written
    assert manifest.load(written) == manifest.Manifest(AT, files)


def test_an_empty_list_is_a_list():
    assert manifest.load(manifest.dump(manifest.Manifest(AT, {}))).files == {}


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 2}', b"\xff", b'{"format":1}'])
def test_other_bytes_are_not_a_list(data):
    with pytest.raises(ValueError):  # noqa: PT011 -- the message is JSON's own for some.
        manifest.load(data)


def test_what_differs_is_said_file_by_file():
    said = {name: manifest.entry_of(name.encode()) for name in ("enlevé", "changé", "même")}
    found = {
        "changé": manifest.entry_of(b"autre"),
        "même": said["même"],
        "planté": manifest.entry_of(b"x"),
    }
    assert manifest.differences(said, found) == [
        "modifié : changé",
        "enlevé : enlevé",
        "ajouté : planté",
    ]
