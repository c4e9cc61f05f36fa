"""A picture of few pixels may be very long: it is read without taking the machine's memory."""

import io
from typing import Any

import pytest
import segno
from PIL import Image

from kakaki.seals import reader


@pytest.fixture
def largest_turned(monkeypatch) -> list[int]:
    """Return how many pixels Pillow was asked to turn, at most."""
    largest = [0]
    turn = Image.Image.rotate

    def watched(self: Image.Image, *args: Any, **kwargs: Any) -> Image.Image:
        largest[0] = max(largest[0], max(self.size) ** 2)
        return turn(self, *args, **kwargs)

    monkeypatch.setattr(Image.Image, "rotate", watched)
    return largest


def a_strip(width: int, height: int) -> Image.Image:
    drawn = io.BytesIO()
    segno.make("KAKAKI").save(drawn, kind="png", scale=6)
    strip = Image.new("L", (width, height), 255)
    strip.paste(Image.open(drawn).convert("L"), (40, 40))
    return strip


def test_a_code_on_a_long_strip_is_read(largest_turned):
    assert reader.codes_in(a_strip(40_000, 300)) == ["KAKAKI"]


def test_a_strip_is_never_turned(largest_turned):
    assert reader.codes_in(Image.new("L", (40_000, 300), 255)) == []
    assert largest_turned == [0]


def test_an_ordinary_picture_is_turned(largest_turned):
    assert reader.codes_in(a_strip(900, 600).rotate(30, expand=True, fillcolor=255)) == ["KAKAKI"]
    assert 0 < largest_turned[0] <= reader.LONGEST_SIDE**2
