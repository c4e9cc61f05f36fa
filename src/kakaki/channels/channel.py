"""What a file of `channels/adapters/` declares, and the registry that finds it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from kakaki.kernel.registry import Registry, code_of


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel is asked to say, with the key that makes saying it twice harmless."""

    key: str
    page_id: int
    ministry_id: int
    title: str
    text: str
    url: str
    language: str
    settings: dict[str, Any] = field(default_factory=dict)
    secret: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the platform gave back: where the text is, or under which number it was taken."""

    message_id: str = ""
    permalink: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that an account of this channel needs to be told."""

    name: str
    label: str
    help: str = ""
    is_secret: bool = False


class Channel(ABC):
    """A way out. Its code is the name of its file; `settings` say what an account needs."""

    label: str = ""
    help: str = ""
    settings: tuple[Setting, ...] = ()
    opens_by_itself = False

    def __init__(self, module: str) -> None:
        self.code = code_of(module)

    def propose(self, *, title: str, lead: str, url: str) -> str:
        """Return the text proposed for this channel; '' where there is nothing to edit."""
        return ""

    def check(self, text: str) -> None:  # noqa: B027 -- a channel may take any text.
        """Raise ChannelRefusedError, final, when the platform would refuse this text."""

    def length(self, text: str) -> tuple[int, int]:
        """Return the length by the platform's own rule, and its limit; (0, 0) without one."""
        return 0, 0

    @abstractmethod
    def send(self, message: Message) -> Proof:
        """Say it; raise ChannelRefusedError or OutcomeUnknownError when it did not surely pass."""

    @abstractmethod
    def find(self, message: Message) -> Proof | None:
        """Look for a message whose outcome is unknown; None when it is surely absent.

        Raises OutcomeUnknownError while that cannot be known.
        """

    def correct(self, message: Message) -> Proof:
        """Replace what was said by a new version; by default, say it anew."""
        return self.send(message)

    def withdraw(self, message: Message) -> Proof:
        """Take back what was said; by default it cannot be, and the note says so."""
        return Proof(note="Ce canal ne permet pas de retirer un envoi.")

    def in_doubt(self, message: Message) -> int:
        """Return how many parts of what was sent may not have arrived; 0 where all is known."""
        return 0

    def put_back(self, message: Message) -> None:  # noqa: B027 -- only mailings have parts.
        """Make the parts in doubt ready to be sent again, because a person decided so."""

    def test(self, message: Message) -> str:
        """Return a sentence that says that the account works; raise ChannelError otherwise."""
        return "Rien à essayer pour ce canal."


channels = Registry("kakaki.channels.adapters", attribute="channel", kind=Channel)
