"""A ministry that verifies, another that must see nothing of it, the Cabinet, and their people."""

from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories import a_ministry, a_person

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.accounts.models import Ministry, User
from kakaki.factcheck import opening, publishing, services
from kakaki.factcheck.models import Claim, Verdict
from kakaki.sites import facade as sites

RUMOUR = "L’eau du forage de Bilmari serait empoisonnée"
ANSWER = {
    "code": "faux",
    "title": "Non, l’eau de Bilmari n’est pas empoisonnée",
    "lead": "Le laboratoire l’a contrôlée le 2 mars. Elle est bonne à boire.",
    "reasons": "Trois prélèvements ont été faits.\n\nTous sont conformes.",
    "sources": [{"title": "Laboratoire national des eaux", "url": "", "note": "Relevé du 2 mars"}],
}


@dataclass
class Country:
    """Who may do what, to whom."""

    health: Ministry
    water: Ministry
    cabinet: Ministry
    writer: Person
    reader: Person
    head: Person
    stranger: Person
    coordinator: Person

    def claim(self, *, harm: str = "service", **fields: object) -> Claim:
        """Open a claim of the ministry of health, taken in charge by its writer."""
        given = {"text": RUMOUR, "person": self.writer, "ministry_id": self.health.pk}
        return opening.open_claim(harm=harm, **(given | fields))

    def concluded(self, **fields: object) -> Claim:
        """Open a claim that waits for its second reading."""
        claim = self.claim(**fields)
        self.conclude(claim)
        return again(claim)

    def conclude(self, claim: Claim, **words: object) -> Verdict:
        return services.give_verdict(claim_id=claim.pk, person=self.writer, **(ANSWER | words))

    def read(self, claim: Claim, *, agrees: bool = True, note: str = "À revoir.") -> None:
        services.read_verdict(claim_id=claim.pk, agrees=agrees, note=note, person=self.reader)

    def ready(self, **fields: object) -> Claim:
        """Return a claim that two people agreed on."""
        claim = self.concluded(**fields)
        self.read(claim)
        return again(claim)

    def published(self, **fields: object) -> Claim:
        claim = self.ready(**fields)
        publishing.publish(claim_id=claim.pk, person=self.head, reason_to_name="On en parle.")
        return again(claim)

    def corrected(self, **fields: object) -> Claim:
        """Return a claim whose answer was published, then corrected."""
        claim = self.published(**fields)
        self.take(claim, "checking", self.writer)
        self.conclude(claim, lead="Le laboratoire l’a contrôlée le 3 mars.")
        self.read(claim)
        publishing.publish(claim_id=claim.pk, person=self.head, note="La date du contrôle.")
        return again(claim)

    def take(
        self, claim: Claim, after: str, person: Person | None = None, note: str = "Vu."
    ) -> None:
        services.take_step(claim_id=claim.pk, after=after, person=person or self.head, note=note)


def again(claim: Claim) -> Claim:
    """Return a claim as the database now has it."""
    return Claim.objects.get(pk=claim.pk)


def signed_in(person: Person) -> Client:
    """Return a browser in which this person is signed in, with a second factor."""
    user = User.objects.get(pk=person.id)
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}}
    )
    client = Client(HTTP_HOST="localhost:8000")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def make_country() -> Country:
    cabinet = a_ministry("cabinet", is_cabinet=True)
    health, water = a_ministry("sante"), a_ministry("hydraulique")
    sites.open_ministry_site(ministry_id=health.pk, actor_id=None)

    def of(ministry: Ministry, role: str) -> Person:
        return accounts.person_of(a_person(ministry, role))

    return Country(
        health,
        water,
        cabinet,
        of(health, "redacteur"),
        of(health, "validateur"),
        of(health, "responsable"),
        of(water, "responsable"),
        of(cabinet, "cabinet"),
    )


@pytest.fixture
def country(db: None) -> Country:
    return make_country()
