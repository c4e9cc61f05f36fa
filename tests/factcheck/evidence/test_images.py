"""A picture is examined in a cage: what it says, where it was seen, and no harm when it is a trap."""

import io

import numpy as np
import pytest
from PIL import Image
from tests.factcheck.conftest import Country, again, signed_in

from kakaki.factcheck.evidence import files, images
from kakaki.factcheck.models import EvidencePart
from kakaki.kernel.errors import InvalidInputError

LIST = "/bureau/rumeurs/verifications/"


def a_photo(seed: int = 3, kind: str = "JPEG", size=(512, 384), **options) -> bytes:
    points = np.random.default_rng(seed).integers(0, 255, (8, 10, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(points).resize(size, Image.Resampling.BICUBIC).save(out, kind, **options)
    return out.getvalue()


def smaller(content: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).resize((300, 225), Image.Resampling.LANCZOS).save(out, "JPEG")
    return out.getvalue()


def a_telling_photo() -> bytes:
    exif = Image.Exif()
    exif[0x0131] = "GIMP <2.10>"
    exif[0x010F] = "Tecno"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 30.0, 0.0), 3: "W", 4: (2.0, 7.0, 30.0)})
    return a_photo(exif=exif)


def kept(country: Country, content: bytes, person=None, **fields) -> EvidencePart:
    claim = country.claim(**fields)
    given = {"title": "Photo", "name": "a", "source": "Un habitant", "content": content}
    return files.add_file(claim_id=claim.pk, person=person or country.writer, **given).parts.get()


def test_a_photo_says_when_where_and_with_what_it_was_made():
    look = images.look(a_telling_photo())
    assert ("Prise le", "2026:03:02 10:00:00") in look.facts
    assert ("Logiciel", "GIMP <2.10>") in look.facts
    assert look.place == pytest.approx((13.5, -2.125))
    assert (look.format, look.width, look.has_c2pa) == ("JPEG", 512, False)


def test_the_hash_is_the_one_that_other_programs_compute():
    # Computed once with Meta's own implementation (PDQ) on the same picture.
    expected = "35889e18803fbc384c399d28ac3960d713c662d6b3c643c76f559d7ec83e9c3e"
    assert images.distance(images.look(a_photo(kind="PNG")).pdq, expected) <= 2


@pytest.mark.parametrize(
    "content",
    [a_photo(quality=30), smaller(a_photo()), a_photo(kind="WEBP")],
    ids=["saved again", "made smaller", "in another format"],
)
def test_a_picture_that_was_sent_on_is_known_again(content):
    first, other = images.look(a_photo()), images.look(content)
    assert images.distance(first.pdq, other.pdq) <= images.NEAREST


def test_another_picture_is_not_the_same():
    first, other = images.look(a_photo()), images.look(a_photo(seed=4))
    assert images.distance(first.pdq, other.pdq) > images.NEAREST


def test_the_error_levels_are_a_picture():
    drawn = Image.open(io.BytesIO(images.error_levels(a_photo())))
    assert drawn.size == (512, 384)


@pytest.mark.parametrize(
    "content",
    [a_photo()[:400], b"\x89PNG\r\n\x1a\n" + b"x" * 99, a_photo(kind="PNG", size=(8000, 6000))],
    ids=["cut", "broken", "too large"],
)
def test_a_trap_harms_nobody_and_is_evidence_all_the_same(country, content):
    with pytest.raises(InvalidInputError):
        images.look(content)
    part = kept(country, content)
    assert part.pdq == ""
    address = f"{LIST}{part.evidence.claim_id}/preuves/{part.evidence_id}/{part.pk}/examen/"
    answer = signed_in(country.writer).get(address)
    assert answer.status_code == 200
    assert images.UNREADABLE in answer.content.decode()


def test_a_picture_seen_before_is_found_among_what_one_may_see(country):
    first = kept(country, a_photo())
    second = kept(country, a_photo(quality=40), text="Une autre rumeur")
    assert [one.part.pk for one in images.seen_before(second, country.writer)] == [first.pk]
    assert images.seen_before(second, country.stranger) == []
    assert images.seen_before(second, country.coordinator) != []


def test_a_picture_without_detail_is_compared_with_none(country):
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(out, "PNG")
    part = kept(country, out.getvalue())
    assert part.pdq_quality < images.LEAST_QUALITY
    assert images.seen_before(part, country.writer) == []


def test_the_screen_shows_what_the_file_says_and_sends_nothing_anywhere(country):
    part = kept(country, a_telling_photo())
    base = f"{LIST}{part.evidence.claim_id}/preuves/{part.evidence_id}/{part.pk}/"
    desk = signed_in(country.writer)
    shown = desk.get(f"{base}examen/").content.decode()
    assert "GIMP &lt;2.10&gt;" in shown
    assert "mlat=13.50000&amp;mlon=-2.12500" in shown
    assert "Kakaki n’envoie rien" in shown
    assert desk.get(f"{base}ecarts/")["Content-Type"] == "image/png"


@pytest.mark.parametrize("what", ["examen/", "ecarts/"])
def test_another_ministry_examines_nothing(country, what, client):
    part = kept(country, a_photo())
    address = f"{LIST}{part.evidence.claim_id}/preuves/{part.evidence_id}/{part.pk}/{what}"
    assert signed_in(country.stranger).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_what_is_no_picture_is_not_examined(country):
    part = kept(country, b"%PDF-1.7 ...")
    address = f"{LIST}{part.evidence.claim_id}/preuves/{part.evidence_id}/{part.pk}/examen/"
    assert signed_in(country.writer).get(address).status_code == 404
    assert again(part.evidence.claim).state == "checking"
