"""What the safekeeping hangs in the desk."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.safekeeping import health
from kakaki.ui.contracts import DeskTile, Waiting

tiles = (
    DeskTile(
        "health",
        "Voir la santé de la machine",
        "Ce qui va, ce qui ne va pas, ce qui tourne seul",
        "machine",
        "safekeeping:health",
        "system.watch",
        90,
    ),
    DeskTile(
        "backups",
        "Voir les sauvegardes",
        "La dernière, la prochaine, celles qui ont été essayées",
        "copy",
        "safekeeping:backups",
        "system.operate",
        92,
    ),
)


def waiting(person: Person) -> Iterator[Waiting]:
    """Say to the operator that backups fail, without looking at anything far away."""
    if person.can("system.operate") and settings.KAKAKI_BACKUP:
        failures = [sign for sign in health.signs() if sign.level == "failure"]
        url = reverse("safekeeping:backups")
        yield Waiting("Sauvegardes à regarder", len(failures), url, urgent=True)
