"""What is read of an old site, and what is said of each thing taken or left."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

State = Literal["taken", "present", "left"]

STATES: dict[str, str] = {
    "taken": "Repris",
    "present": "Déjà repris",
    "left": "Non repris",
}


@dataclass(frozen=True, slots=True)
class OldFile:
    """A picture or a file of the old site, with the words that replace it."""

    address: str
    title: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class OldText:
    """A text as the old site had it; `addresses` begins with the one that names it.

    `left` is the French reason why it must not be taken, « » when it may be.
    """

    addresses: tuple[str, ...]
    title: str
    source: str
    published_on: date | None = None
    lead: str = ""
    categories: tuple[str, ...] = ()
    sort: str = "post"
    author: str = ""
    author_name: str = ""
    picture: str = ""
    has_plain_lines: bool = False
    left: str = ""


@dataclass(slots=True)
class Cleaned:
    """The blocks of a text; its pictures and files still bear the address they had."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to one thing of the old site; `notes` say what was changed in it."""

    address: str
    title: str
    state: State
    kind: str = ""
    url: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()

    @property
    def state_label(self) -> str:
        """Return the state in words."""
        return STATES[self.state]
