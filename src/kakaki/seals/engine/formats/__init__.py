"""Ways to print a seal so that a machine reads it back: one file, one format."""

from typing import Protocol, runtime_checkable

import segno

from kakaki.kernel.registry import Registry


@runtime_checkable
class SealFormat(Protocol):
    """A way to carry the bytes of a seal on paper or on a screen."""

    @property
    def code(self) -> str:
        """Return the stem of the file that declares the format."""
        ...

    def text_of(self, cose: bytes, origin: str) -> str:
        """Return the text that carries the seal; `origin` is like https://exemple.kt."""
        ...

    def drawing_of(self, text: str) -> segno.QRCode:
        """Return the printable code of a text made by `text_of`."""
        ...

    def bytes_in(self, text: str) -> bytes | None:
        """Return the bytes of the seal that a text carries, None when it is not this format."""
        ...

    def host_in(self, text: str) -> str:
        """Return the host that a camera would open, '' for a format that opens none."""
        ...


registry: Registry[SealFormat] = Registry(__name__, attribute="seal_format", kind=SealFormat)  # type: ignore[type-abstract]  # The registry only asks isinstance of the protocol.


def bytes_in(text: str) -> bytes | None:
    """Return the bytes of a seal carried by `text` in any known format, None when there is none."""
    for seal_format in registry:
        found = seal_format.bytes_in(text)
        if found is not None:
            return found
    return None


def host_in(text: str) -> str:
    """Return the host, in lower case, to which a text that carries a seal leads; '' for none."""
    for seal_format in registry:
        if seal_format.bytes_in(text) is not None:
            return seal_format.host_in(text)
    return ""
