"""The public form reads any bytes, and says what is wrong with them."""

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST
from kakaki.watch.sources.web_form import source


def test_the_text_comes_cleaned():
    assert source.parse("  L’eau\x00 est fermée ".encode())[0].text == "L’eau est fermée"


def test_bytes_of_another_encoding_are_kept_with_what_can_be_read():
    assert (
        source.parse("la rougeole à l'école".encode("latin-1"))[0].text == "la rougeole � l'�cole"
    )


@pytest.mark.parametrize("content", [b"", b"   \n", b"\x00\x00\x00\x00\x00\x00", b"ok?"])
def test_a_text_that_says_nothing_is_refused(content):
    with pytest.raises(InvalidInputError):
        source.parse(content)


def test_a_text_too_long_is_told_by_how_much():
    with pytest.raises(InvalidInputError) as met:
        source.parse(b"e" * (LONGEST + 12))
    assert "12 signes de trop" in met.value.advice()
