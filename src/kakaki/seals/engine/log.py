"""The public log: small leaves, each holding the hash of the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cbor2

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals.engine.merkle import leaf_hash

FORMAT = 1
MAX_LEAF_BYTES = 1024  # A tile of the public log takes at most 65,535; a leaf stays far below.
NO_LEAF = bytes(32)  # What stands before the first leaf.
EVENTS = {
    "publish": "publication",
    "supersede": "remplacement",
    "withdraw": "retrait",
    "erratum": "rectification",
    "key-add": "nouvelle clé",
    "key-revoke": "clé révoquée",
}
_FIELDS = (
    "format",
    "issuer",
    "reference",
    "event",
    "at",
    "text_sha256",
    "pdf_sha256",
    "previous",
    "kid",
    "new_reference",
    "note",
)
_TYPES = {
    "format": int,
    "at": int,
    **dict.fromkeys(("text_sha256", "pdf_sha256", "previous", "kid"), bytes),
    **dict.fromkeys(("issuer", "reference", "event", "new_reference", "note"), str),
}


class BadLeafError(InvalidInputError):
    """Say that these bytes are not a leaf of the log."""

    default_advice = "Le journal public contient une ligne illisible. Prévenez l’opérateur."


@dataclass(frozen=True, slots=True)
class Leaf:
    """One event of the log; `at` is in seconds since 1970, empty fields are not written.

    For a key event `text_sha256` is the SHA-256 of the public key (DER) that `kid` names.
    """

    issuer: str
    event: str
    at: int
    previous: bytes
    text_sha256: bytes
    kid: bytes
    reference: str = ""
    pdf_sha256: bytes = b""
    new_reference: str = ""
    note: str = ""
    format: int = FORMAT


def dump(leaf: Leaf) -> bytes:
    """Return the CBOR of a leaf: a map from the rank of each field that is not empty."""
    if leaf.event not in EVENTS:
        raise ValueError(f"no event {leaf.event!r}")
    if len(leaf.previous) != 32 or len(leaf.text_sha256) != 32:
        raise ValueError("a hash of the wrong length")
    if leaf.at <= 0:
        raise ValueError("a leaf is dated after 1970")
    values = {rank: getattr(leaf, name) for rank, name in enumerate(_FIELDS)}
    data = cbor2.dumps({rank: value for rank, value in values.items() if value}, canonical=True)
    if len(data) > MAX_LEAF_BYTES:
        raise InvalidInputError(
            f"a leaf of {len(data)} bytes", advice="Ce motif est trop long : écrivez une phrase."
        )
    return data


def load(data: bytes) -> Leaf:
    """Read a leaf; raise BadLeafError when it is not one, or not written as `dump` writes it."""
    try:
        value: Any = cbor2.loads(data)
        fields = {_FIELDS[rank]: field for rank, field in value.items()}
        if any(not isinstance(field, _TYPES[name]) for name, field in fields.items()):
            raise BadLeafError("a field of the wrong type")
        leaf = Leaf(**fields)
        if dump(leaf) != data:
            raise BadLeafError("not written in the canonical order")
    except (cbor2.CBORDecodeError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise BadLeafError(f"not a leaf: {error}") from error
    return leaf


def faults(leaves: Iterable[bytes]) -> list[str]:
    """Return what breaks the chain, one French line a fault, empty when all holds."""
    found: list[str] = []
    previous = NO_LEAF
    for index, data in enumerate(leaves):
        try:
            if load(data).previous != previous:
                found.append(f"la ligne {index} ne suit pas la précédente")
        except InvalidInputError as error:
            found.append(f"la ligne {index} est illisible ({error})")
        previous = leaf_hash(data)
    return found
