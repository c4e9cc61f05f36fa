"""One QR code that any camera opens: a web address whose fragment is the whole signed seal.

The fragment is the seal read as one big number, in decimal, so that it fits a numeric segment
of the QR code: 8.03 bits a byte. A browser never sends a fragment to a server.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno
from segno import consts, encoder

from kakaki.kernel.registry import code_of
from kakaki.seals.engine.cose import MAX_BYTES

_TEXT = re.compile(r"\s*(https?://[^\s#]{1,200}/v)/?#([1-9][0-9]{60,2400})\s*", re.IGNORECASE)
MAX_VERSION = 10  # Above this, a page sent by a messenger at 1280 pixels does not decode.


@dataclass(frozen=True, slots=True)
class CoseQr:
    """The seal in the fragment of a short address."""

    code: str = code_of(__name__)

    def text_of(self, cose: bytes, origin: str) -> str:
        """Return the address; the first byte of a COSE_Sign1 is never zero, so none is lost."""
        return f"{origin.rstrip('/')}/v#{int.from_bytes(cose, 'big')}"

    def drawing_of(self, text: str) -> segno.QRCode:
        """Return the smallest QR code; raise ValueError when it would be too dense to decode."""
        address, mark, digits = text.partition("#")
        drawn = encoder.encode(  # type: ignore[no-untyped-call]  # segno has no types here.
            [(address + mark, consts.MODE_BYTE, "iso-8859-1"), (digits, consts.MODE_NUMERIC)],
            error="L",
            micro=False,
            boost_error=True,
        )
        if drawn.version > MAX_VERSION:
            raise ValueError(f"version {drawn.version} is too dense")
        return segno.QRCode(drawn)  # type: ignore[call-arg]  # Its stub forgets the argument.

    def bytes_in(self, text: str) -> bytes | None:
        """Return the bytes of the fragment, None when the text is not such an address."""
        match = _TEXT.fullmatch(text)
        if match is None:
            return None
        number = int(match.group(2))
        data = number.to_bytes((number.bit_length() + 7) // 8, "big")
        return data if len(data) <= MAX_BYTES else None

    def host_in(self, text: str) -> str:
        """Return the host of the address; what stands before an @ is no host, but a lure."""
        try:
            return urlsplit(text.strip()).hostname or ""
        except ValueError:
            return ""


seal_format = CoseQr()
