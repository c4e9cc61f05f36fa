"""The desk's own places, and those of the rooms below it."""

from collections.abc import Iterator

from django.urls import reverse

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.ui.contracts import DeskNav, DeskTile, Waiting

# The team's screens and the journal belong to rooms that stand below the desk.
tiles = (
    DeskTile(
        "team",
        "Gérer mon équipe",
        "Inviter, changer un rôle",
        "team",
        "accounts:team",
        "team.manage",
        70,
    ),
)
tiles += (
    DeskTile(
        "journal",
        "Lire le journal",
        "Qui a fait quoi, et quand",
        "journal",
        "audit:journal",
        "audit.read",
        75,
    ),
    DeskTile(
        "components",
        "Voir les composants",
        "Chaque pièce du bureau",
        "file",
        "ui:components",
        "system.operate",
        99,
    ),
)
nav = (
    DeskNav("home", "Accueil", "home", "ui:home", "", 0),
    DeskNav("team", "Équipe", "team", "accounts:team", "team.manage", 70),
    DeskNav("journal", "Journal", "journal", "audit:journal", "audit.read", 75),
)


def waiting(person: Person) -> Iterator[Waiting]:
    """Say who cannot come in without this person's help."""
    if person.can("team.manage"):
        count = accounts.calls_waiting_for(person)
        yield Waiting("Seconds facteurs perdus", count, reverse("accounts:team"), urgent=True)
