"""Two ministries, the Cabinet, and somebody in each."""

from dataclasses import dataclass

import pytest
from django.test import Client
from tests.factories import a_ministry, a_person

from kakaki.accounts.models import Ministry, User


@dataclass
class Country:
    """Who may hear what."""

    health: Ministry
    water: Ministry
    cabinet: Ministry
    officer: User
    stranger: User
    coordinator: User
    operator: User


@pytest.fixture
def country(db) -> Country:
    return make_country()


@pytest.fixture
def open_country(transactional_db) -> Country:
    """Return a country whose rows other threads see, as a running server needs."""
    return make_country()


def make_country() -> Country:
    health, water = a_ministry("sante", accent="#0b6e5f"), a_ministry("hydraulique")
    cabinet = a_ministry("cabinet", is_cabinet=True)
    return Country(
        health,
        water,
        cabinet,
        a_person(health, "redacteur"),
        a_person(water, "redacteur"),
        a_person(cabinet, "cabinet"),
        a_person(cabinet, "operateur"),
    )


def signed_in(user: User) -> Client:
    """Return a browser in which this person is signed in, with a second factor."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
