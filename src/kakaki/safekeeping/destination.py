"""What a place of backups must be able to do, and how its address finds it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from kakaki.kernel.errors import InvalidInputError
from kakaki.kernel.registry import Registry, code_of

CHUNK = 1 << 18  # bytes


class Place(Protocol):
    """An opened address of backups.

    Every verb raises UnavailableError, in words for the operator, when the place cannot be reached
    or refuses, and NotFoundError for a name that is not there.
    """

    label: str

    def put(self, path: Path, name: str) -> None:
        """Put a file there under a name, which appears only once the file is whole."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file that is there."""
        ...

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every file there, by name."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""
        ...


class Destination:
    """A kind of place: its code is the scheme of its addresses."""

    def __init__(self, module: str, example: str, place_at: Callable[[str], Place]) -> None:
        self.code = code_of(module)
        self.example = example
        self.place_at = place_at


destinations = Registry(
    "kakaki.safekeeping.destinations", attribute="destination", kind=Destination
)


def place_at(address: str) -> Place:
    """Open an address of backups; raise InvalidInputError for one that nobody knows."""
    scheme = urlsplit(address).scheme
    known = destinations.all()
    if scheme not in known:
        examples = ", ".join(one.example for one in known.values())
        raise InvalidInputError(
            f"scheme {scheme!r}",
            advice=f"L’adresse des sauvegardes (KAKAKI_BACKUP) s’écrit ainsi : {examples}.",
        )
    return known[scheme].place_at(address)


def fetch(place: Place, name: str, target: Path) -> None:
    """Bring a file here as the new file `target`."""
    with target.open("xb") as file:
        for chunk in place.chunks(name):
            file.write(chunk)
