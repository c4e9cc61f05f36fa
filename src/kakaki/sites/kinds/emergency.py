"""An emergency page: what happens, what to do now, whom to call."""

from kakaki.sites.engine.facts import Choice, LongText, Moment, Points, Rows
from kakaki.sites.page_kind import PageKind, Schema, Shown

LEVELS = (
    ("vigilance", "Vigilance"),
    ("danger", "Danger"),
    ("extreme", "Danger extrême"),
    ("fin", "L’alerte est finie"),
)


def schema(shown: Shown) -> Schema:
    """Return the page as schema.org's SpecialAnnouncement."""
    facts = shown.facts
    return {
        "@type": "SpecialAnnouncement",
        "name": shown.title,
        "text": shown.lead or " ".join(facts.get("actions", [])),
        "datePosted": facts.get("since"),
        "expires": facts.get("until"),
        "spatialCoverage": {"@type": "Place", "name": facts.get("where", "")},
        "publisher": shown.organisation,
    }


kind = PageKind(
    __name__,
    "Page d’urgence",
    "Urgences",
    "urgences",
    "Ce qui arrive, ce qu’il faut faire tout de suite, qui appeler.",
    facts=(
        Choice("level", "Niveau", required=True, options=LEVELS),
        LongText("where", "Zones touchées", required=True),
        Moment("since", "Depuis", required=True),
        Moment("until", "Jusqu’à"),
        Points("actions", "Que faire maintenant", "Une consigne par ligne.", required=True),
        Rows(
            "numbers",
            "Qui appeler",
            "Un numéro par ligne : service | numéro",
            required=True,
            columns=("Service", "Numéro"),
        ),
    ),
    schema=schema,
    review_months=1,
    order=5,
)
