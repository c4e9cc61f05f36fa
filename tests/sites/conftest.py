"""A small government with two ministries that must not see each other, and the people in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from tests.factories import a_ministry, a_person
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.accounts.models import User
from kakaki.sites import facade as sites
from kakaki.sites.contracts import DraftSaved
from kakaki.sites.models import SiteProfile

BODY = "Les soins sont gratuits.\n\n## Où aller\n\n- à Bilmari\n- à Tassara"


def a_member(ministry_id: int, role: str, **fields: object) -> User:
    """Create somebody who holds a role, given as the desk gives it, with a second factor."""
    person = a_person(**fields)
    accounts.give_role(user_id=person.pk, ministry_id=ministry_id, role=role)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return person


@dataclass
class Unit:
    """A ministry with its site and one person a role."""

    id: int
    slug: str
    profile: SiteProfile
    writer: User
    reader: User
    head: User

    @property
    def host(self) -> str:
        return self.profile.site.hostname

    def client(self, person: User | None = None) -> Client:
        """Return a browser at the portal, signed in as a person of the ministry."""
        browser = Client(HTTP_HOST="localhost:8000")
        browser.force_login(person or self.writer, "django.contrib.auth.backends.ModelBackend")
        return browser

    def draft(
        self, title: str = "Soins gratuits", body: str = BODY, **fields: object
    ) -> DraftSaved:
        given: dict[str, object] = {
            "lead": "Dès lundi.",
            "place": "Tassara",
            "published_on": date(2026, 11, 24),
            "language": "fr",
            "signer": "Aïssa Goumar",
            "role": "La ministre",
            "page_id": None,
            "base_version": None,
            "actor_id": self.writer.pk,
        }
        return sites.save_draft(ministry_id=self.id, title=title, body=body, **(given | fields))

    def approved(self, title: str = "Soins gratuits", **fields: object) -> DraftSaved:
        saved = self.draft(title, **fields)
        sites.submit_for_approval(page_id=saved.page_id, actor_id=self.writer.pk)
        sites.approve(page_id=saved.page_id, actor_id=self.reader.pk, version=saved.version)
        return saved

    def published(self, title: str = "Soins gratuits", **fields: object) -> int:
        saved = self.approved(title, **fields)
        sites.publish_text(page_id=saved.page_id, actor_id=self.head.pk)
        return saved.page_id

    def visitor(self) -> Client:
        """Return the browser of a citizen on the ministry's site."""
        return Client(HTTP_HOST=f"{self.host}:8000")


def a_unit(slug: str, **fields: object) -> Unit:
    """Open a ministry with its site and people."""
    ministry = a_ministry(
        slug,
        email=f"contact@{slug}.kounta.example",
        phone="+000 20 00 00 10",
        address="Rue de l’Hôpital, Tassara",
        **fields,
    )
    profile = sites.open_ministry_site(ministry_id=ministry.pk, actor_id=None)
    writer = a_member(ministry.pk, "redacteur", first_name="Rédac", last_name=slug.capitalize())
    reader = a_member(ministry.pk, "validateur", first_name="Valid", last_name=slug.capitalize())
    head = a_member(ministry.pk, "responsable", first_name="Chef", last_name=slug.capitalize())
    return Unit(ministry.pk, slug, profile, writer, reader, head)


@pytest.fixture
def cabinet(db: None) -> Unit:
    return a_unit("cabinet", is_cabinet=True)


@pytest.fixture
def health(cabinet: Unit) -> Unit:
    return a_unit("sante")


@pytest.fixture
def education(cabinet: Unit) -> Unit:
    return a_unit("education")


@pytest.fixture(autouse=True)
def _fresh_permissions() -> Iterator[None]:
    """Wagtail keeps the addresses of sites in the cache, which tests share."""
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


__all__ = ["Group", "Page", "Unit", "a_member", "a_unit"]
