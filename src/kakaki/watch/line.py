"""What a file of `watch/lines/` declares, and the registry that finds it."""

import hmac
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from kakaki.kernel.errors import RefusedError
from kakaki.kernel.registry import Registry, code_of


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a line of this kind needs to be told."""

    name: str
    label: str
    help: str = ""
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a platform to the address of a line."""

    method: str
    query: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Heard:
    """One message: who sent it is kept encrypted, and only to answer."""

    message_id: str
    sender: str
    text: str
    has_only_sound: bool = False


Told = Mapping[str, str]
"""What a line was told by name: settings and secrets together."""


class Line(ABC):
    """A way in that answers. Its code is the name of its file; `needs` say what it is told."""

    label: str = ""
    help: str = ""
    needs: tuple[Need, ...] = ()
    longest: int = 1_000  # signs of one reply
    answers_the_call = False  # The reply is the answer to the call itself, as USSD wants it.

    def __init__(self, module: str) -> None:
        self.code = code_of(module)

    @abstractmethod
    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError unless the call comes from the platform."""

    @abstractmethod
    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return the messages of a call; raise InvalidInputError for what is none."""

    def challenge(self, call: Call, told: Told) -> str | None:
        """Return what proves to the platform that the address is ours, None when not asked."""
        return None

    def answer(self, texts: tuple[str, ...]) -> str:
        """Return the body of the answer to a call."""
        return ""

    def send(self, *, to: str, text: str, told: Told) -> str:
        """Say a text to somebody; return the platform's number.

        Raises RefusedError when the platform refuses for good, UnavailableError when nothing was
        sent, and UnsureError when it may have been.
        """
        raise RefusedError(self.code, advice="Cette ligne ne répond qu’aux appels.")


def same_or_refused(given: str, expected: str) -> None:
    """Raise RefusedError unless two secrets are the same, compared in constant time."""
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise RefusedError("signature", advice="Un appel sans la bonne signature a été refusé.")


lines = Registry("kakaki.watch.lines", attribute="line", kind=Line)
