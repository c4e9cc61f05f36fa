"""What a seal says of a text: who, which reference, which day, and the hash of its words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import cbor2

from kakaki.kernel.errors import KakakiError
from kakaki.seals.engine import reference as references
from kakaki.seals.engine.cose import BadSealError

_ISSUER, _REFERENCE, _DATE, _SHA256 = 1, 2, 3, 5
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Claims:
    """The signed content of a seal; `sha256` may be shortened to its first 16 bytes."""

    issuer: str
    reference: str
    date: date
    sha256: bytes

    def agrees_with(self, sha256: bytes) -> bool:
        """Tell whether the hash of a canonical text is the one sealed here."""
        return sha256.startswith(self.sha256)


def dump(claims: Claims) -> bytes:
    """Return the CBOR of the claims; the date is a number of days since 1970."""
    return cbor2.dumps(
        {
            _ISSUER: claims.issuer,
            _REFERENCE: claims.reference,
            _DATE: (claims.date - _EPOCH).days,
            _SHA256: claims.sha256,
        },
        canonical=True,
    )


def load(payload: bytes) -> Claims:
    """Read the claims of a payload whose signature is verified; raise BadSealError."""
    try:
        value: Any = cbor2.loads(payload)
        claims = Claims(
            issuer=value[_ISSUER],
            reference=references.parse(value[_REFERENCE]),
            date=_EPOCH + timedelta(days=value[_DATE]),
            sha256=value[_SHA256],
        )
    except (
        KakakiError,
        cbor2.CBORDecodeError,
        LookupError,
        TypeError,
        ValueError,
        OverflowError,
        AttributeError,
    ) as error:
        raise BadSealError(f"not the claims of a seal: {error}") from error
    if not isinstance(claims.issuer, str) or not isinstance(claims.sha256, bytes):
        raise BadSealError("claims of the wrong type")
    if not 16 <= len(claims.sha256) <= 32:
        raise BadSealError("a hash too short or too long")
    return claims
