"""Our COSE_Sign1 agrees with the public examples, and hostile bytes are refused."""

import base64
import json
from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from kakaki.seals.engine import cose

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "cose_sign1.json").read_text())
PASSING = [message for message in VECTORS["messages"] if message["passes"]]
FAILING = [message for message in VECTORS["messages"] if not message["passes"]]
KEY = ec.derive_private_key(0xC0FFEE, ec.SECP256R1())
GENUINE = cose.sign(b"payload", kid=b"kid1", key=KEY)


def opened(message: dict) -> bytes:
    x, y = (int.from_bytes(base64.urlsafe_b64decode(VECTORS[name] + "=="), "big") for name in "xy")
    key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    found = cose.open_message(bytes.fromhex(message["cbor"]))
    assert found.kid == VECTORS["kid"].encode()
    return cose.verify(found, key, external=bytes.fromhex(message["external"]))


@pytest.mark.parametrize("message", PASSING, ids=lambda message: message["name"])
def test_an_example_that_must_pass_passes(message):
    assert opened(message) == VECTORS["content"].encode()


@pytest.mark.parametrize("message", FAILING, ids=lambda message: message["name"])
def test_an_example_that_must_fail_fails(message):
    with pytest.raises(cose.BadSealError):
        opened(message)


def test_the_examples_are_all_there():
    assert (len(PASSING), len(FAILING)) == (3, 6)


def test_the_same_payload_gives_the_same_seal():
    assert cose.sign(b"payload", kid=b"kid1", key=KEY) == GENUINE


def test_an_untagged_seal_is_read_as_well():
    untagged = cbor2.dumps(cbor2.loads(GENUINE).value)
    assert cose.verify(cose.open_message(untagged), KEY.public_key()) == b"payload"


@given(st.integers(0, len(GENUINE) - 1), st.integers(1, 255))
def test_no_byte_of_a_seal_can_be_changed(place, change):
    data = bytearray(GENUINE)
    data[place] ^= change
    with pytest.raises(cose.BadSealError):
        cose.verify(cose.open_message(bytes(data)), KEY.public_key())


@given(st.binary(max_size=200))
def test_hostile_bytes_are_refused(data):
    for hostile in (data, GENUINE + data[:1] + b"0", b"\x84\x43" + data, b"\xd2\x84" + data):
        with pytest.raises(cose.BadSealError):
            cose.verify(cose.open_message(hostile), KEY.public_key())


def message(protected: dict, unprotected: dict) -> bytes:
    return cbor2.dumps([cbor2.dumps(protected), unprotected, b"payload", bytes(64)])


@pytest.mark.parametrize(
    "data",
    [
        message({1: -7}, {}),
        message({1: -7, 4: "text"}, {}),
        message({1: -7, 4: b"kid1"}, {4: b"kid2"}),
        message({1: -7, 4: b"kid1", 2: [99], 99: 1}, {}),
        message({1: -8, 4: b"kid1"}, {}),
        b"\x81" * 3000,
        b"0" * 5000,
    ],
    ids=["no kid", "kid not bytes", "two kids", "critical", "EdDSA", "deep", "long"],
)
def test_a_seal_that_breaks_a_rule_is_refused(data):
    with pytest.raises(cose.BadSealError):
        cose.open_message(data)


def test_another_key_does_not_verify():
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    with pytest.raises(cose.BadSealError):
        cose.verify(cose.open_message(GENUINE), other)
    with pytest.raises(cose.BadSealError):
        cose.verify(
            cose.open_message(GENUINE), ec.generate_private_key(ec.SECP384R1()).public_key()
        )


def test_only_p256_signs_and_a_seal_names_its_key():
    with pytest.raises(ValueError, match="P-256"):
        cose.sign(b"", kid=b"kid1", key=ec.generate_private_key(ec.SECP384R1()))
    with pytest.raises(ValueError, match="names its key"):
        cose.sign(b"", kid=b"", key=KEY)
