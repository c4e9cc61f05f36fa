"""What the channels hang in the desk."""

from collections.abc import Iterator

from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.channels.models import Delivery
from kakaki.ui.contracts import DeskNav, DeskTile, Waiting

tiles = (
    DeskTile(
        "deliveries",
        "Suivre les envois",
        "Où est parti chaque texte, avec sa preuve",
        "send",
        "channels:deliveries",
        "texts.write",
        40,
    ),
    DeskTile(
        "accounts",
        "Régler les canaux",
        "Comptes, lettres, flux",
        "channels",
        "channels:accounts",
        "channels.manage",
        60,
    ),
)
nav = (DeskNav("deliveries", "Envois", "send", "channels:deliveries", "texts.write", 40),)


def waiting(person: Person) -> Iterator[Waiting]:
    """Say which deliveries were refused or are in doubt."""
    own = [ministry.id for ministry in person.ministries_where("texts.publish")]
    found = Delivery.objects.filter(ministry_id__in=own, state__in=["refused", "unconfirmed"])
    yield Waiting(
        "Envois refusés ou à confirmer", found.count(), reverse("channels:deliveries"), urgent=True
    )
