"""What other rooms may hang in the desk: tiles, places to go, and things that wait."""

from dataclasses import dataclass

DAILY = 60  # Tiles below this order are of every day; the others are settings and follow-up.


@dataclass(frozen=True, slots=True)
class DeskTile:
    """An answer to « Que voulez-vous faire ? », shown to whoever holds the capability.

    `order` also says where: below `DAILY`, among the large tiles; from it on, in the list of
    settings and follow-up under them.
    """

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
