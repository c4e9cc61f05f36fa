"""A list of files is signed by a ministry, and nothing else passes for its signature."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.factories import a_ministry

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import facade as seals
from kakaki.seals import services
from kakaki.seals.engine import claims, cose
from kakaki.seals.models import IssuerKey

pytestmark = pytest.mark.django_db
DIGEST = hashlib.sha256(b"la liste").digest()


def test_a_signed_list_says_who_signed_it_and_its_hash():
    ministry = a_ministry("cabinet", name="Cabinet")
    signed = seals.signed_list(seals.sign_list(ministry_id=ministry.pk, sha256=DIGEST))
    assert (signed.signer, signed.sha256, signed.is_revoked) == ("Cabinet", DIGEST, False)


def test_a_revoked_key_is_told():
    signature = seals.sign_list(ministry_id=a_ministry().pk, sha256=DIGEST)
    IssuerKey.objects.update(revoked_at="2026-11-24T09:00:00Z")
    assert seals.signed_list(signature).is_revoked


def test_a_list_that_a_stranger_signed_is_refused():
    key = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(InvalidInputError):
        seals.signed_list(cose.sign(b"\xa0", kid=b"abcd", key=key))


def test_a_signature_with_one_bit_changed_is_refused():
    signature = bytearray(seals.sign_list(ministry_id=a_ministry().pk, sha256=DIGEST))
    signature[-1] ^= 1
    with pytest.raises(InvalidInputError):
        seals.signed_list(bytes(signature))


def test_the_seal_of_a_text_is_no_signature_of_a_list_and_the_other_way_round():
    from datetime import date

    from kakaki.seals import keys

    ministry = a_ministry()
    key = services.current_key(ministry.pk)
    said = claims.dump(claims.Claims("Ministère", "00000000", date(2026, 11, 24), DIGEST))
    seal = cose.sign(said, kid=bytes(key.kid), key=keys.private_half(key))
    with pytest.raises(InvalidInputError):
        seals.signed_list(seal)
    listed = seals.sign_list(ministry_id=ministry.pk, sha256=DIGEST)
    with pytest.raises(cose.BadSealError):
        claims.load(cose.open_message(listed).payload)


def test_the_public_half_of_the_register_holds_every_key_and_no_private_one():
    ministry = a_ministry("sante", name="Santé")
    key = services.current_key(ministry.pk)
    (known,) = seals.public_keys()
    assert (known.kid, known.issuer, known.spki) == (
        bytes(key.kid).hex(),
        "Santé",
        bytes(key.public_key),
    )
    assert list(seals.registered()) == []
    assert seals.covered_since() is None
