"""An event that people may come to, with a file for their calendar."""

from kakaki.sites.engine.facts import Fact, Link, LongText, Moment, Money, Phone
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the event as schema.org's Event."""
    facts = shown.facts
    return {
        "@type": "Event",
        "name": shown.title,
        "description": shown.lead or shown.title,
        "startDate": facts.get("starts"),
        "endDate": facts.get("ends") or facts.get("starts"),
        "location": {
            "@type": "Place",
            "name": facts.get("where", ""),
            "address": facts.get("address") or facts.get("where", ""),
        },
        "organizer": shown.organisation,
    }


kind = PageKind(
    __name__,
    "Événement",
    "Agenda",
    "agenda",
    "Ce qui va se passer, où et à quelle heure.",
    facts=(
        Moment("starts", "Commence", required=True),
        Moment("ends", "Finit"),
        Fact("where", "Lieu", required=True),
        LongText("address", "Adresse"),
        Money("price", "Entrée", "En francs CFA, ou « gratuit »."),
        Phone("phone", "Téléphone"),
        Link("online", "Suivre en ligne"),
    ),
    schema=schema,
    closes_by=("ends", "starts"),
    template="sites/kinds/event.html",
    is_light=True,
    order=50,
)
