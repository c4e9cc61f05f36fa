"""What a photo or a screenshot proves, and what a hostile picture cannot do."""

import io
import struct
import zlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from tests.seals.paper import SPOILED, askew, by_messenger, photo_of, printed, sent
from tests.seals.samples import UNRELATED, VACCINE, WATER

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import reading, services
from kakaki.seals.engine import cose
from kakaki.seals.engine.formats.cose_qr import seal_format
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.pictures import verify_image
from kakaki.seals.reader import codes_in

CONFIRMED = {Verdict.AUTHENTIC, Verdict.SUPERSEDED}
KNOWN = {Verdict.AUTHENTIC, Verdict.GENUINE_SEAL}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_the_seal_of_a_spoiled_photo_is_read(vaccine, spoil):
    photo = spoil(photo_of(printed(VACCINE, vaccine.reference)))
    assert codes_in(Image.open(io.BytesIO(photo)).convert("L")) == [vaccine.qr_url]


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_photo_of_a_true_page_is_known_and_never_accused(vaccine, spoil):
    found = verify_image(spoil(photo_of(printed(VACCINE, vaccine.reference))))
    assert found.verdict in KNOWN
    assert (found.reference, found.title) == (vaccine.reference, VACCINE.title)


def test_a_clean_screenshot_of_a_true_page_is_authentic(vaccine):
    assert verify_image(sent(photo_of(printed(VACCINE, vaccine.reference)))).verdict in KNOWN


ALTERED = {
    "an amount": ("12 500", "72 500"),
    "a date": ("du 18 au 24", "du 18 au 29"),
    "a negation": ("n’est pas obligatoire", "est obligatoire"),
    "a place": ("Gao-Nord", "Gao-Sud"),
}


@pytest.mark.parametrize(("official", "received"), ALTERED.values(), ids=ALTERED.keys())
def test_a_photo_of_an_altered_page_with_a_true_seal_is_never_authentic(
    vaccine, official, received
):
    false = replace(
        VACCINE, paragraphs=tuple(p.replace(official, received) for p in VACCINE.paragraphs)
    )
    assert false != VACCINE
    found = verify_image(by_messenger(photo_of(printed(false, vaccine.reference))))
    assert found.verdict is Verdict.GENUINE_SEAL
    assert found.reference == vaccine.reference
    assert "vrai sceau peut être recopié" in found.words.meaning


def test_a_photo_of_an_altered_page_without_seal_shows_what_was_changed(vaccine):
    false = replace(VACCINE, title=VACCINE.title.replace("rougeole", "grippe"))
    found = verify_image(by_messenger(photo_of(printed(false, vaccine.reference, qr=""))))
    assert found.verdict is Verdict.ALTERED
    assert any("grippe" in one.received for one in found.differences)
    assert "mal lus" in found.note


def test_a_true_seal_on_another_official_text_is_told(vaccine, water):
    page = photo_of(printed(WATER, vaccine.reference))
    found = verify_image(sent(page))
    assert found.verdict is Verdict.SEAL_ON_OTHER_TEXT
    assert found.title == VACCINE.title


def test_a_true_seal_on_a_text_of_nobody_is_never_authentic(vaccine):
    false = replace(WATER, title="Prix du riz", paragraphs=(UNRELATED,))
    found = verify_image(askew(photo_of(printed(false, vaccine.reference))))
    assert found.verdict is Verdict.GENUINE_SEAL
    assert found.title == VACCINE.title


def test_an_imitated_seal_is_told_even_beside_a_true_one(vaccine):
    other = ec.generate_private_key(ec.SECP256R1())
    true = cose.open_message(vaccine.cose)
    text = seal_format.text_of(
        cose.sign(true.payload, kid=true.kid, key=other), "http://localhost:8000"
    )
    out = io.BytesIO()
    seal_format.drawing_of(text).save(out, kind="png", scale=6, border=4)
    page = photo_of(printed(VACCINE, vaccine.reference))
    page.paste(Image.open(out).convert("RGB"), (900, 1600))
    assert verify_image(sent(page)).verdict is Verdict.IMITATED_SEAL


def test_a_withdrawn_text_is_told_from_its_photo(vaccine):
    services.withdraw(reference=vaccine.reference, reason="Annulé.", actor_id=None)
    found = verify_image(by_messenger(photo_of(printed(VACCINE, vaccine.reference))))
    assert found.verdict is Verdict.SUPERSEDED
    assert "Annulé." in found.note


def test_a_photo_of_something_else_is_unreadable_or_unknown(db):
    assert verify_image(sent(Image.new("RGB", (300, 200), "white"))).verdict is Verdict.UNREADABLE


def test_a_screenshot_on_a_transparent_ground_is_read(vaccine):
    grey = photo_of(printed(VACCINE, vaccine.reference), 1600).convert("L")
    clear = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    clear.putalpha(grey.point(lambda value: 255 - value))
    assert verify_image(sent(clear)).reference == vaccine.reference


def test_a_photo_that_a_phone_marks_as_turned_is_set_upright(vaccine):
    page = photo_of(printed(VACCINE, vaccine.reference, qr=""), 2000)
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = sent(page.rotate(90, expand=True), "JPEG", quality=90, exif=exif)
    assert verify_image(photo).reference == vaccine.reference


def test_a_picture_that_moves_is_refused_because_a_reader_sees_its_other_pictures(vaccine):
    page = photo_of(printed(VACCINE, vaccine.reference), 1200).convert("P")
    frames = [Image.new("P", page.size, number % 5) for number in range(3)]
    moving = sent(page, "GIF", save_all=True, append_images=frames, duration=40)
    with pytest.raises(InvalidInputError) as refused:
        verify_image(moving)
    assert "capture d’écran" in refused.value.advice()


def a_bomb() -> bytes:
    """Return a PNG of a few kilobytes that says it is 30,000 pixels wide and high."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened():
    assert len(a_bomb()) < 5_000
    with pytest.raises(InvalidInputError) as refused:
        verify_image(a_bomb())
    assert "trop grande" in refused.value.advice()


def test_a_broken_picture_is_refused_in_plain_words(vaccine):
    whole = by_messenger(photo_of(printed(VACCINE, vaccine.reference)))
    for broken in (whole[: len(whole) // 2], whole[:30], b"\xff\xd8\xff" + b"x" * 50, b"GIF89a"):
        with pytest.raises(InvalidInputError) as refused:
            verify_image(broken)
        assert "abîmée ou incomplète" in refused.value.advice()


def test_without_the_reader_of_photos_the_seal_still_speaks(vaccine, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert not reading.can_read_pictures()
    page = photo_of(printed(VACCINE, vaccine.reference))
    assert verify_image(by_messenger(page)).verdict is Verdict.GENUINE_SEAL
    nothing = verify_image(sent(Image.new("RGB", (300, 200), "white")))
    assert "éteinte sur cette machine" in nothing.note
