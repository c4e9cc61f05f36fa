"""A question put to the public, with what came out of it."""

from kakaki.sites.engine.facts import Day, Email, Link, LongText, Points
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the consultation as an event that lasts from its first to its last day."""
    facts = shown.facts
    return {
        "@type": "Event",
        "name": shown.title,
        "description": shown.lead or shown.title,
        "startDate": facts.get("opens"),
        "endDate": facts.get("closes"),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": facts.get("form") or shown.url},
        "organizer": shown.organisation,
    }


kind = PageKind(
    __name__,
    "Consultation publique",
    "Consultations",
    "consultations",
    "Une question posée à tous, puis ce qui en est sorti.",
    facts=(
        Day("opens", "Ouverte le", required=True),
        Day("closes", "Fermée le", required=True),
        Points("questions", "Questions", "Une question par ligne.", required=True),
        LongText("how", "Comment répondre", required=True),
        Link("form", "Formulaire en ligne"),
        Email("contact", "Adresse pour répondre"),
        LongText("outcome", "Ce qui en est sorti", "À compléter après la fin."),
    ),
    schema=schema,
    closes_by=("closes",),
    order=60,
)
