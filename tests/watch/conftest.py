"""Two ministries, the Cabinet, and somebody in each."""

from dataclasses import dataclass

import pytest
from tests.factories import a_ministry, a_person
from tests.loopback import site

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.accounts.models import Ministry
from kakaki.watch import services
from kakaki.watch.models import Item, Story


@dataclass
class Country:
    """Who may read what."""

    health: Ministry
    water: Ministry
    cabinet: Ministry
    officer: Person
    head: Person
    stranger: Person
    coordinator: Person
    operator: Person


@pytest.fixture
def country(db: None) -> Country:
    cabinet = a_ministry("cabinet", is_cabinet=True)
    health, water = a_ministry("sante"), a_ministry("hydraulique")

    def of(ministry: Ministry, role: str) -> Person:
        return accounts.person_of(a_person(ministry, role))

    return Country(
        health,
        water,
        cabinet,
        of(health, "redacteur"),
        of(health, "responsable"),
        of(water, "responsable"),
        of(cabinet, "cabinet"),
        of(cabinet, "operateur"),
    )


def tip(text: str, ministry: Ministry | None = None, **fields: str) -> Item:
    """Send a tip and return it analysed."""
    number = services.receive(
        source="web_form", text=text, ministry_id=ministry.pk if ministry else None, **fields
    ).number
    services.analyse_left()
    return Item.objects.get(receipt=number)


def story_of(text: str, ministry: Ministry | None = None, **fields: str) -> Story:
    """Send a tip and return its story."""
    found = tip(text, ministry, **fields).story
    assert found is not None
    return found


__all__ = ["site"]
