"""Seal formats carry a seal there and back; a new one is one file."""

import io
from datetime import date

import cbor2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kakaki.seals.engine import claims, cose, formats
from kakaki.seals.engine.cose import BadSealError

KEY = ec.derive_private_key(0xC0FFEE, ec.SECP256R1())
CLAIMS = claims.Claims("hydraulique", "00000000", date(2026, 5, 12), bytes(range(32)))
SEAL = cose.sign(claims.dump(CLAIMS), kid=b"kid1", key=KEY)
NEW_FORMAT = """
import segno

class Spelled:
    code = "spelled"

    def text_of(self, cose, origin):
        return "SEAL:" + cose.hex()

    def drawing_of(self, text):
        return segno.make(text)

    def bytes_in(self, text):
        return bytes.fromhex(text[5:]) if text.startswith("SEAL:") else None

    def host_in(self, text):
        return ""

seal_format = Spelled()
"""


def test_the_qr_code_of_a_whole_seal_is_read_back_by_another_program():
    qr = formats.registry.get("cose_qr")
    text = qr.text_of(SEAL, "https://exemple.kt/")
    assert text.startswith("https://exemple.kt/v#")
    drawing = qr.drawing_of(text)
    assert drawing.version <= 10
    assert drawing.error in ("L", "M")
    image = io.BytesIO()
    drawing.save(image, kind="png", scale=3)
    [read] = zxingcpp.read_barcodes(Image.open(image).convert("L"))
    assert read.text == text
    assert formats.bytes_in(read.text) == SEAL


def test_claims_come_back_as_they_went():
    payload = cose.verify(cose.open_message(SEAL), KEY.public_key())
    assert claims.load(payload) == CLAIMS
    assert CLAIMS.agrees_with(bytes(range(32)))
    assert not CLAIMS.agrees_with(bytes(32))


@given(st.binary(max_size=64))
def test_hostile_claims_are_refused(data):
    with pytest.raises(BadSealError):
        claims.load(data)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [1],
        {1: "a", 2: "00000000", 3: 10**30, 5: bytes(32)},
        {1: "a", 2: "00000000", 3: 1, 5: bytes(8)},
        {1: 7, 2: "00000000", 3: 1, 5: bytes(32)},
        {1: "a", 2: "00000001", 3: 1, 5: bytes(32)},
        {1: "a", 2: 5, 3: 1, 5: bytes(32)},
    ],
)
def test_claims_of_the_wrong_type_are_refused(value):
    with pytest.raises(BadSealError):
        claims.load(cbor2.dumps(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://exemple.kt/v#",
        "https://exemple.kt/v#12",
        "https://exemple.kt/v#1" + "0" * 9000,
        "x",
    ],
)
def test_a_text_without_a_seal_is_not_taken_for_one(text):
    assert formats.bytes_in(text) is None


def test_a_seal_too_dense_to_be_printed_is_refused():
    qr = formats.registry.get("cose_qr")
    with pytest.raises(ValueError, match="too dense"):
        qr.drawing_of(qr.text_of(SEAL + bytes(200), "https://exemple.kt"))


def test_a_new_format_is_one_file_in_the_folder(tmp_path, monkeypatch):
    (tmp_path / "spelled.py").write_text(NEW_FORMAT)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    formats.registry.forget()
    try:
        assert formats.bytes_in("SEAL:" + SEAL.hex()) == SEAL
        assert formats.host_in("SEAL:" + SEAL.hex()) == ""
        assert list(formats.registry.all()) == ["cose_qr", "spelled"]
    finally:
        monkeypatch.undo()
        formats.registry.forget()
    assert formats.bytes_in("SEAL:" + SEAL.hex()) is None


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://Exemple.kt", "exemple.kt"),
        ("http://localhost:8000", "localhost"),
        ("https://exemple.kt@ailleurs.example", "ailleurs.example"),
        ("https://[::1", ""),
    ],
)
def test_the_host_that_a_camera_would_open_is_read_from_the_code(origin, host):
    assert formats.host_in(formats.registry.get("cose_qr").text_of(SEAL, origin)) == host
