"""Gather what the rooms hang in the desk, for the person who stands there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from django.apps import apps
from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.kernel.modules import modules_named
from kakaki.ui.contracts import DAILY, DeskNav, DeskTile, Waiting
from kakaki.ui.models import LiveEvent


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the desk or a thing to do there, with its address."""

    label: str
    help: str
    icon: str
    url: str
    is_here: bool = False
    is_daily: bool = True


@cache
def _rooms() -> tuple[ModuleType, ...]:
    """Return every `desk.py`; the desk's own comes with those of the rooms."""
    names = [app.name for app in apps.get_app_configs() if app.name.startswith("kakaki.")]
    found = tuple(modules_named("desk", names))
    for module in found:
        for tile in getattr(module, "tiles", ()):
            if not isinstance(tile, DeskTile):
                raise TypeError(f"{module.__name__} hangs {tile!r}, which is no tile")
        for place in getattr(module, "nav", ()):
            if not isinstance(place, DeskNav):
                raise TypeError(f"{module.__name__} hangs {place!r}, which is no place")
    return found


def _may(person: Person, capability: str) -> bool:
    return capability == "" or person.can(capability)


def tiles(person: Person) -> list[Place]:
    """Return what this person may do, in the order the rooms ask for."""
    hung = [tile for module in _rooms() for tile in getattr(module, "tiles", ())]
    shown = [tile for tile in hung if _may(person, tile.capability)]
    shown.sort(key=lambda tile: (tile.order, tile.label))
    return [
        Place(
            tile.label,
            tile.help,
            tile.icon,
            reverse(tile.url_name),
            is_daily=tile.order < DAILY,
        )
        for tile in shown
    ]


def places(person: Person, path: str) -> list[Place]:
    """Return where this person may go; the place that holds `path` most closely is « here »."""
    hung = [place for module in _rooms() for place in getattr(module, "nav", ())]
    shown = [place for place in hung if _may(person, place.capability)]
    shown.sort(key=lambda place: (place.order, place.label))
    urls = [reverse(place.url_name) for place in shown]
    # Every address of the desk begins with that of its home, which is « here » only by itself.
    home = reverse("ui:home")
    holders = (url for url in urls if path == url or (url != home and path.startswith(url)))
    here = max(holders, key=len, default="")
    return [
        Place(place.label, "", place.icon, url, is_here=url == here)
        for place, url in zip(shown, urls, strict=True)
    ]


def waiting(person: Person) -> list[Waiting]:
    """Return what waits for this person, the urgent first, nothing that is empty."""
    found: list[Waiting] = []
    for module in _rooms():
        found += [thing for thing in getattr(module, "waiting", _nothing)(person) if thing.count]
    return sorted(found, key=lambda thing: (not thing.urgent, -thing.count))


def _nothing(person: Person) -> Iterable[Waiting]:
    return ()


def events_after(
    last_id: int, *, ministry_ids: frozenset[int] | None, limit: int = 200
) -> list[LiveEvent]:
    """Return the events after `last_id` of these ministries and of nobody; all when None."""
    events = LiveEvent.objects.filter(pk__gt=last_id).order_by("pk")
    if ministry_ids is not None:
        from django.db.models import Q

        events = events.filter(Q(ministry_id__in=ministry_ids) | Q(ministry_id=None))
    return list(events[:limit])


def last_event_id() -> int:
    """Return the number of the newest event, 0 when there is none."""
    return LiveEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
