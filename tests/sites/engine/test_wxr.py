"""An export is read as a stream: its size and its faults do not matter."""

import io
from typing import BinaryIO

import pytest

from kakaki.sites.engine.wxr import LARGEST_ITEM, BrokenExportError, Export

HEAD = (
    b'<rss xmlns:wp="http://wordpress.org/export/1.2/"'
    b' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    b"<wp:wxr_version>1.2</wp:wxr_version>"
)


class Endless(io.RawIOBase):
    """A file of one text that says it is larger than memory."""

    def __init__(self, parts: int) -> None:
        self.left = parts
        self.first = HEAD + b"<item><title>Enorme</title><content:encoded>"

    def read(self, size: int = -1) -> bytes:
        if self.first:
            begun, self.first = self.first, b""
            return begun
        self.left -= 1
        end = b"</content:encoded></item><item><title>Petit</title></item></channel></rss>"
        return b"x" * 64_000 if self.left > 0 else (end if self.left == 0 else b"")


def titles(file: BinaryIO) -> list[tuple[str, bool, int]]:
    return [
        (one.get("title"), one.is_too_large, len(one.get("content:encoded")))
        for one in Export(file).items()
    ]


def test_a_text_without_end_is_marked_and_never_held_whole():
    (first, second) = titles(Endless(200))
    assert first[:2] == ("Enorme", True)
    assert first[2] <= LARGEST_ITEM
    assert second == ("Petit", False, 0)


def test_another_encoding_is_read_as_it_says():
    source = HEAD.decode() + "<item><title>Été</title></item></channel></rss>"
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{source}'.encode("latin-1")
    assert titles(io.BytesIO(latin))[0][0] == "Été"
    assert titles(io.BytesIO(source.encode("utf-8-sig")))[0][0] == "Été"


@pytest.mark.parametrize("end", [b"", b"<item><title>x", b"&nbsp;", b"<item></channel>"])
def test_a_broken_end_is_told_after_what_could_be_read(end):
    export = Export(io.BytesIO(HEAD + b"<item><title>Un</title></item>" + end))
    found = []
    with pytest.raises(BrokenExportError):
        found.extend(one.get("title") for one in export.items())
    assert found == ["Un"]
