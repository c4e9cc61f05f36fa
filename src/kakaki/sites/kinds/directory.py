"""A directory of services: where they are, when they open, how to call them."""

from kakaki.sites.engine.facts import Rows
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the directory as a list of schema.org's GovernmentOffice."""
    offices = [
        {
            "@type": "ListItem",
            "position": number,
            "item": {
                "@type": "GovernmentOffice",
                "name": name,
                "address": address,
                "openingHours": hours,
                "telephone": phone,
            },
        }
        for number, (name, address, hours, phone) in enumerate(shown.facts.get("services", []), 1)
    ]
    return {"@type": "ItemList", "name": shown.title, "itemListElement": offices}


kind = PageKind(
    __name__,
    "Annuaire de services",
    "Annuaire",
    "annuaire",
    "Les guichets : adresse, heures, téléphone.",
    facts=(
        Rows(
            "services",
            "Services",
            "Un service par ligne : nom | adresse | heures | téléphone",
            required=True,
            columns=("Service", "Adresse", "Heures", "Téléphone"),
        ),
    ),
    schema=schema,
    review_months=3,
    order=80,
)
