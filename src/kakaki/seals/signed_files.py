"""Sign a list of files with a ministry's key, and say later whether the list is the one signed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2
from django.db import transaction

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import keys, services
from kakaki.seals.engine import cose
from kakaki.seals.models import IssuerKey

# A seal holds a map whose keys are numbers: a signed list can never be read as the seal of a text.
_PURPOSE = "kakaki-files-1"


@dataclass(frozen=True, slots=True)
class SignedList:
    """Who signed a list of files, when, and its SHA-256."""

    signer: str
    at: datetime
    sha256: bytes
    is_revoked: bool


@transaction.atomic
def prepare_key(*, ministry_id: int) -> None:
    """Have the key of a ministry there, made and written in the public log when it has none."""
    services.current_key(ministry_id)


@transaction.atomic
def sign_list(*, ministry_id: int, sha256: bytes) -> bytes:
    """Return a COSE_Sign1 over the SHA-256 of a list of files, by the present key of a ministry.

    Raises UnavailableError when this machine cannot open the key.
    """
    key = services.current_key(ministry_id)
    payload = {"purpose": _PURPOSE, "sha256": sha256, "at": int(clock.now().timestamp())}
    return cose.sign(
        cbor2.dumps(payload, canonical=True), kid=bytes(key.kid), key=keys.private_half(key)
    )


def signed_list(signature: bytes) -> SignedList:
    """Read a signature made by `sign_list`; raise InvalidInputError when no ministry made it."""
    message = cose.open_message(signature)
    key = IssuerKey.objects.filter(kid=message.kid).select_related("ministry").first()
    if key is None:
        raise InvalidInputError(
            "unknown key", advice="Aucune clé de ce gouvernement n’a signé cette liste."
        )
    payload = cose.verify(message, keys.public_half(key))
    try:
        said: Any = cbor2.loads(payload)
        if said["purpose"] != _PURPOSE:
            raise ValueError(said["purpose"])
        at = datetime.fromtimestamp(said["at"], UTC)
        return SignedList(key.ministry.name, at, bytes(said["sha256"]), key.revoked_at is not None)
    except (LookupError, TypeError, ValueError, cbor2.CBORDecodeError) as error:
        raise InvalidInputError(
            f"not a signed list: {error}", advice="Cette signature n’est pas celle d’une liste."
        ) from error
