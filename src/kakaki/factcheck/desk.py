"""What the verification hangs in the desk."""

from collections.abc import Iterator

from django.urls import reverse

from kakaki.accounts.contracts import Person
from kakaki.factcheck import selectors
from kakaki.ui.contracts import DeskNav, DeskTile, Waiting
from kakaki.watch import facade as watch

tiles = (
    DeskTile(
        "rumours",
        "Répondre à une rumeur",
        "Ce que les gens signalent, et ce qui est déjà connu",
        "rumour",
        "factcheck:queue",
        "rumours.read",
        30,
    ),
)
nav = (DeskNav("rumours", "Rumeurs", "rumour", "factcheck:queue", "rumours.read", 20),)


def waiting(person: Person) -> Iterator[Waiting]:
    """Say which rumours, readings and visas wait for this person."""
    if not person.can("rumours.read"):
        return
    yield Waiting("Rumeurs signalées", watch.waiting_count(person), reverse("factcheck:queue"))
    claims = selectors.claims_for(person)
    url = reverse("factcheck:claims")
    readings = [
        c
        for c in claims
        if c.state == "second_reading"
        and person.can("rumours.review", c.ministry_id)
        and c.verdicts.last().author_id != person.id
    ]
    yield Waiting("Réponses à relire", len(readings), url, urgent=True)
    visas = [
        c for c in claims if c.state == "clearance" and person.can("rumours.clear", c.ministry_id)
    ]
    yield Waiting("Visas du Cabinet à donner", len(visas), url, urgent=True)
    ready = [
        c for c in claims if c.state == "ready" and person.can("rumours.publish", c.ministry_id)
    ]
    yield Waiting("Mises au point à publier", len(ready), url, urgent=True)
