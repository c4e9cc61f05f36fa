"""What a file of `watch/sources/` declares, and the registry that finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from kakaki.fetching.facade import check_address
from kakaki.kernel.errors import InvalidInputError
from kakaki.kernel.registry import Registry, code_of
from kakaki.watch.engine.incoming import Incoming

Reading = Literal["form", "poll", "file"]


def web_address(typed: str) -> str:
    """Return the address that somebody typed; raise InvalidInputError for what is none."""
    check_address(typed)
    return typed


@dataclass(frozen=True)
class Source:
    """A way in: `parse` reads the bytes it brings, or raises InvalidInputError.

    `reading` says how it is read: a form that people fill, a place that is polled, or a file that
    somebody gives. A place that is polled says what it asks (`asks`, `example`, `secret` when it
    wants one), turns what was typed into an `address`, takes `largest` bytes at most and, where it
    `obeys_robots`, reads nothing that robots are asked to leave alone. `call` replaces the plain
    fetch where the web is not spoken: it returns the bytes that `parse` reads.
    A file that `asks_consent` is taken only from somebody who says who agreed to give it.
    """

    module: str
    label: str
    parse: Callable[[bytes], tuple[Incoming, ...]]
    reading: Reading = "form"
    asks: str = ""
    example: str = ""
    secret: str = ""
    address: Callable[[str], str] = web_address
    largest: int = 2_000_000
    obeys_robots: bool = False
    call: Callable[[str, str], bytes] | None = None
    asks_consent: bool = False
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code_of(self.module))


sources = Registry("kakaki.watch.sources", attribute="source", kind=Source)


def polled(code: str) -> Source:
    """Return a source that can be followed; raise InvalidInputError for any other."""
    found = sources.all().get(code)
    if found is None or found.reading != "poll":
        raise InvalidInputError(code, advice="Choisissez une sorte de source dans la liste.")
    return found
