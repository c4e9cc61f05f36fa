"""A photo leaves behind where it was taken, and a trap is refused with what to do."""

import io

import pytest
from PIL import Image

from kakaki.kernel.errors import InvalidInputError
from kakaki.sites.engine import photo

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def written(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def taken_outside(width: int = 2400, height: int = 1200) -> bytes:
    """Return a photo as a telephone writes it: lying, with its place and its device."""
    exif = Image.Exif()
    exif[MAKE] = "Telephone de Kounta"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (13.5, 30.0, 12.0)
    return written(Image.new("RGB", (width, height), "#b96d00"), exif=exif)


def read(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def test_the_place_and_the_device_are_left_behind_and_the_photo_stands_upright():
    before = read(taken_outside())
    assert before.getexif()[MAKE]
    content = photo.cleaned(taken_outside())
    after = read(content)
    assert after.format == "JPEG"
    assert dict(after.getexif()) == {}
    assert b"Telephone" not in content
    assert after.size == (800, 1600)


def test_a_photo_that_the_device_made_small_comes_back_byte_for_byte():
    content = written(Image.new("RGB", (1600, 900), "#0b6e5f"), quality=80)
    assert photo.cleaned(content) == content


@pytest.mark.parametrize("more", [b"and then my address", b"\xff\xd9secret"])
def test_what_follows_the_end_of_a_photo_is_left_behind(more):
    content = written(Image.new("RGB", (40, 40))) + more
    assert more not in photo.cleaned(content)


def test_a_remark_inside_a_photo_is_left_behind():
    content = written(Image.new("RGB", (40, 40)), comment=b"taken by Moussa")
    assert b"Moussa" in content
    assert b"Moussa" not in photo.cleaned(content)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_one_sees_through_is_laid_on_white(kind):
    content = written(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), kind)
    after = read(photo.cleaned(content))
    assert after.format == "JPEG"
    assert after.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"", photo.WRONG_TYPE),
        (b"%PDF-1.7 a report", photo.WRONG_TYPE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo.WRONG_TYPE),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", photo.IS_HEIC),
        (b"\xff" * (photo.LARGEST + 1), photo.TOO_HEAVY),
    ],
)
def test_what_is_no_photo_is_refused_with_what_to_do(content, advice):
    with pytest.raises(InvalidInputError) as met:
        photo.cleaned(content)
    assert met.value.advice() == advice


def test_a_file_of_another_kind_is_refused_even_when_it_is_a_picture():
    with pytest.raises(InvalidInputError) as met:
        photo.cleaned(written(Image.new("RGB", (20, 20)), "GIF"))
    assert met.value.advice() == photo.WRONG_TYPE


def test_a_photo_cut_in_the_middle_is_refused():
    content = written(Image.effect_noise((900, 900), 80).convert("RGB"))
    with pytest.raises(InvalidInputError) as met:
        photo.cleaned(content[: len(content) // 2])
    assert met.value.advice() == photo.BROKEN


@pytest.mark.parametrize("size", [(6000, 6000), (20_000, 20_000)])
def test_a_small_file_that_unpacks_into_a_huge_picture_is_refused_before_it_is_unpacked(size):
    bomb = written(Image.new("1", size), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(InvalidInputError) as met:
        photo.cleaned(bomb)
    assert met.value.advice() == photo.TOO_LARGE
