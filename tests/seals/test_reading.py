"""A hostile file costs the visitors who come after it nothing."""

import io
import random
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.seals.paper import photo_of, printed, sent
from tests.seals.samples import VACCINE

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import reader, reading
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.pdf import verify_pdf


def of_strokes(count: int) -> bytes:
    """Return a PDF of a few hundred kilobytes with so many strokes of a pen on its page."""
    drawn = random.Random(1)
    some = b"".join(
        b"%d %d l\n" % (drawn.randrange(600), drawn.randrange(800)) for _ in range(1000)
    )
    drawing = zlib.compress(b"0 0 m\n" + some * (count // 1000) + b"S\n")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (at, part) for at, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>"


@pytest.fixture
def hurried(monkeypatch) -> None:
    """Let a reader have one second of the processor, so that the test is not as slow as the file."""
    monkeypatch.setattr(reading, "READER_BOUNDS", replace(reading.READER_BOUNDS, processor=1))


def test_a_pdf_of_four_million_strokes_gets_advice(db, hurried):
    heavy = of_strokes(4_000_000)
    assert len(heavy) < 1_000_000
    with pytest.raises(InvalidInputError) as refused:
        verify_pdf(heavy)
    assert refused.value.advice() == reading._OF_PDF["heavy"]


def test_a_light_drawing_is_read(db):
    # OCR may take the strokes for letters, never for a text of the register.
    assert verify_pdf(of_strokes(1000)).verdict in {Verdict.UNREADABLE, Verdict.UNKNOWN}


def test_the_reader_starts_without_the_product_and_says_what_it_saw():
    page = sent(Image.new("L", (60, 40), 200))
    done = subprocess.run(
        [sys.executable, "-I", "-X", "importtime", reading._READER, "picture"],
        input=page,
        capture_output=True,
        check=True,
    )
    assert b"django" not in done.stderr
    assert b"kakaki" not in done.stderr
    head, _, body = done.stdout.partition(b"\n")
    assert b'"codes": [[]]' in head
    assert Image.open(io.BytesIO(body)).size == (60, 40)


def test_a_very_large_photo_is_handed_over_smaller():
    pages = reading.page_of_picture(sent(Image.new("L", (5000, 3900), 200)))
    (page,) = pages.shown
    size = Image.open(io.BytesIO(page)).size
    assert size[0] * size[1] <= reader.PIXELS_READ


def test_a_page_that_ocr_gives_up_has_no_words(vaccine, monkeypatch):
    page = sent(photo_of(printed(VACCINE, vaccine.reference)))
    bounds = replace(reading.OCR_BOUNDS, memory=1 << 20)
    monkeypatch.setattr(reading, "OCR_BOUNDS", bounds)
    assert reading.words_in(page) == ""


def ask(client, file: bytes):
    return client.post(
        reverse("seals:counter"), {"file": SimpleUploadedFile("photo", file)}, HTTP_HOST="localhost"
    )


def test_when_a_crowd_is_being_read_a_visitor_is_asked_to_come_back(client, vaccine, monkeypatch):
    monkeypatch.setattr(reading.ocr, "_seconds", 0.01)
    page = sent(photo_of(printed(VACCINE, vaccine.reference, qr=""), 1200))
    with reading.ocr.one():
        answer = ask(client, page)
        assert answer.status_code == 503
        assert reading.CROWDED in answer.content.decode()
        # Who only asks for a reference is answered meanwhile.
        address = reverse("seals:verify", args=[vaccine.reference])
        assert client.get(address, HTTP_HOST="localhost").status_code == 200
    assert ask(client, page).status_code == 200
