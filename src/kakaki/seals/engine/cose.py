"""COSE_Sign1 with ES256 (RFC 9052, RFC 9053): sign a few bytes, and read them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from kakaki.kernel.errors import InvalidInputError

ES256 = -7
TAG = 18
_ALG, _CRIT, _KID = 1, 2, 4
_HALF = 32  # bytes of r and of s on P-256
MAX_BYTES = 4096


class BadSealError(InvalidInputError):
    """Say that these bytes are not a seal made as ours are."""

    default_advice = "Ce code n’est pas un sceau officiel."


@dataclass(frozen=True, slots=True)
class Message:
    """A COSE_Sign1 message taken apart; nothing in it is proven before `verify`."""

    kid: bytes
    payload: bytes
    protected: bytes
    signature: bytes


def _to_be_signed(protected: bytes, payload: bytes, external: bytes) -> bytes:
    # RFC 9052 §4.4: an empty protected map is signed as a zero-length string, however it was sent.
    if protected == b"\xa0":
        protected = b""
    return cbor2.dumps(["Signature1", protected, external, payload])


def sign(payload: bytes, *, kid: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a tagged COSE_Sign1 whose key identifier is protected by the signature.

    The signature is deterministic (RFC 6979): the same payload gives the same bytes.
    """
    if not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("ES256 needs a P-256 key")
    if not kid:
        raise ValueError("a seal names its key")
    protected = cbor2.dumps({_ALG: ES256, _KID: kid})
    der = key.sign(
        _to_be_signed(protected, payload, b""),
        ec.ECDSA(hashes.SHA256(), deterministic_signing=True),
    )
    r, s = decode_dss_signature(der)
    signature = r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")
    return cbor2.dumps(cbor2.CBORTag(TAG, [protected, {}, payload, signature]))


def _decoded(data: bytes) -> Any:
    stream = BytesIO(data)
    try:
        value = cbor2.load(stream)
    except (cbor2.CBORDecodeError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise BadSealError(f"not CBOR: {error}") from error
    if stream.read(1):
        raise BadSealError("bytes after the end")
    return value


def open_message(data: bytes) -> Message:
    """Take a COSE_Sign1 apart, tagged or not; raise BadSealError when it cannot be one of ours.

    The key identifier is mandatory, and the algorithm must be ES256.
    """
    if len(data) > MAX_BYTES:
        raise BadSealError("too long")
    value = _decoded(data)
    if isinstance(value, cbor2.CBORTag):
        if value.tag != TAG:
            raise BadSealError(f"tag {value.tag}")
        value = value.value
    if not isinstance(value, list | tuple) or len(value) != 4:
        raise BadSealError("not an array of four")
    protected, unprotected, payload, signature = value
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise BadSealError("a part is not bytes")
    headers = _headers(_decoded(protected) if protected else {}, unprotected)
    if headers.get(_ALG) != ES256 or _CRIT in headers or len(signature) != 2 * _HALF:
        raise BadSealError("not ES256, or something critical that we do not know")
    kid = headers.get(_KID)
    if not isinstance(kid, bytes) or not 1 <= len(kid) <= 32:
        raise BadSealError("no key identifier")
    return Message(kid=kid, payload=payload, protected=protected, signature=signature)


def _headers(protected: Any, unprotected: Any) -> dict[Any, Any]:
    # Inside a tag, cbor2 gives read-only mappings that are not dictionaries.
    if not isinstance(protected, Mapping) or not isinstance(unprotected, Mapping):
        raise BadSealError("headers are not maps")
    if protected.keys() & unprotected.keys():
        raise BadSealError("a header is given twice")
    return {**unprotected, **protected}


def verify(message: Message, key: ec.EllipticCurvePublicKey, *, external: bytes = b"") -> bytes:
    """Return the payload that `key` signed; raise BadSealError when it did not."""
    if not isinstance(key.curve, ec.SECP256R1):
        raise BadSealError("not a P-256 key")
    r = int.from_bytes(message.signature[:_HALF], "big")
    s = int.from_bytes(message.signature[_HALF:], "big")
    try:
        key.verify(
            encode_dss_signature(r, s),
            _to_be_signed(message.protected, message.payload, external),
            ec.ECDSA(hashes.SHA256()),
        )
    except InvalidSignature as error:
        raise BadSealError("the signature is false") from error
    return message.payload
