"""Two ministries and the Cabinet, their people, and the browsers they sit at."""

from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from tests.factories import a_ministry, a_person

from kakaki.accounts.models import Ministry, User

BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "JBSWY3DPEHPK3PXP"  # One any RFC 6238 example would do; no telephone holds it.


def protect(user: User) -> User:
    """Give somebody an application of codes."""
    TOTP.activate(user, SECRET)
    return user


def is_protected(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def browser_of(user: User) -> Client:
    """Return a browser in which this person is signed in."""
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(user, BACKEND)
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get("/bureau/").status_code == 200


def stranger() -> Client:
    return Client(HTTP_HOST="localhost:8000")


def sign_in(email: str, password: str = "tassara", **headers: str):
    """Try to sign in from a new browser; return its answer and the browser."""
    browser = Client(HTTP_HOST="localhost:8000", **headers)
    return browser.post("/comptes/login/", {"login": email, "password": password}), browser


@dataclass
class Country:
    """Who may help whom."""

    health: Ministry
    water: Ministry
    cabinet: Ministry
    officer: User
    reader: User
    head: User
    stranger: User
    other_head: User
    coordinator: User
    operator: User


@pytest.fixture
def country(db) -> Country:
    health, water = a_ministry("sante"), a_ministry("hydraulique")
    cabinet = a_ministry("cabinet", is_cabinet=True)
    return Country(
        health,
        water,
        cabinet,
        a_person(health, "redacteur"),
        protect(a_person(health, "validateur")),
        protect(a_person(health, "responsable")),
        a_person(water, "redacteur"),
        protect(a_person(water, "responsable")),
        protect(a_person(cabinet, "cabinet")),
        protect(a_person(cabinet, "operateur")),
    )
