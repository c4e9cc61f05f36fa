"""Read the public half of the register: what anybody needs to check a seal by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from kakaki.seals.models import IssuerKey, Seal


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key of a ministry as anybody may know it; `kid` in hexadecimal, `spki` in DER."""

    kid: str
    issuer: str
    spki: bytes
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class RegisteredSeal:
    """A line of the register without the words that it protects."""

    reference: str
    state: str
    title: str
    issuer: str
    dated: date
    url: str
    sha256: str
    kid: str
    replaced_by: str
    reason: str

    @property
    def is_in_force(self) -> bool:
        """Tell whether the text is neither replaced nor withdrawn."""
        return self.state == Seal.PUBLISHED


def public_keys() -> list[PublicKey]:
    """Return every key that a ministry ever sealed with, the oldest first."""
    return [
        PublicKey(
            bytes(key.kid).hex(),
            key.ministry.name,
            bytes(key.public_key),
            key.revoked_at is not None,
        )
        for key in IssuerKey.objects.select_related("ministry").order_by("pk")
    ]


def registered() -> Iterator[RegisteredSeal]:
    """Yield every seal by reference, so that two readings of one register are the same."""
    seals = Seal.objects.select_related("key").defer("document", "canonical", "cose")
    for seal in seals.order_by("reference").iterator(500):
        yield RegisteredSeal(
            reference=seal.reference,
            state=seal.state,
            title=seal.title,
            issuer=seal.issuer,
            dated=seal.dated,
            url=seal.url,
            sha256=seal.sha256,
            kid=bytes(seal.key.kid).hex(),
            replaced_by=seal.replaced_by,
            reason=seal.reason,
        )


def covered_since() -> datetime | None:
    """Return when the first text was sealed, None while there is none."""
    first: datetime | None = Seal.objects.aggregate(first=Min("issued_at"))["first"]
    return first
