"""What other rooms may give to the seals, and learn from them."""

from dataclasses import dataclass
from datetime import date as day
from datetime import datetime

from kakaki.seals.engine.compare import Difference
from kakaki.seals.engine.verdicts import Verdict, Words, words_of


@dataclass(frozen=True, slots=True)
class SealedText:
    """The words that a seal protects; `attachments` are SHA-256 in hexadecimal."""

    issuer: str
    date: day
    title: str
    paragraphs: tuple[str, ...]
    place: str = ""
    role: str = ""
    signer: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealIssued:
    """A seal, and the address that its QR code carries."""

    reference: str
    display_reference: str
    qr_url: str
    cose: bytes
    sha256: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class PrintedSeal:
    """A seal as it is printed: its HTML and style sheet, and what it says of its text."""

    html: str
    style: str
    issuer: str
    dated: day


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of the origin of what was received."""

    verdict: Verdict
    reference: str = ""
    issuer: str = ""
    date: day | None = None
    title: str = ""
    url: str = ""
    differences: tuple[Difference, ...] = ()
    note: str = ""
    official_text: str = ""
    replaced_by: str = ""

    @property
    def words(self) -> Words:
        """Return how the verdict is said."""
        return words_of(self.verdict)
