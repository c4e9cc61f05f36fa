"""What other rooms may hang in the desk: tiles, places to go, and things that wait."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskTile:
    """An answer to « Que voulez-vous faire ? », shown to whoever holds the capability."""

    code: str
    label: str
    help: str
    icon: str
    url_name: str
    capability: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class DeskNav:
    """A place of the desk that is always one touch away."""

    code: str
    label: str
    icon: str
    url_name: str
    capability: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for this person: how many, and where."""

    label: str
    count: int
    url: str
    urgent: bool = False
