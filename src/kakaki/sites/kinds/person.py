"""Somebody who holds an office, and who held it before."""

from kakaki.sites.engine.facts import Day, Email, Fact, Phone, Rows
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the person as schema.org's Person, working for the ministry."""
    facts = shown.facts
    return {
        "@type": "Person",
        "name": facts.get("name") or shown.title,
        "jobTitle": facts.get("office", ""),
        "worksFor": shown.organisation,
        "email": facts.get("email"),
        "telephone": facts.get("phone"),
    }


kind = PageKind(
    __name__,
    "Personne et fonction",
    "Qui fait quoi",
    "qui-fait-quoi",
    "Ministre, directeur, porte-parole : la fonction, et ceux qui l’ont tenue.",
    facts=(
        Fact("name", "Nom", required=True),
        Fact("office", "Fonction", required=True),
        Day("since", "En fonction depuis le", required=True),
        Fact("act", "Acte de nomination", "Exemple : décret n° 2026-118"),
        Email("email", "Adresse du secrétariat"),
        Phone("phone", "Téléphone du secrétariat"),
        Rows(
            "former",
            "Avant",
            "Une personne par ligne : nom | du | au",
            columns=("Nom", "Du", "Au"),
        ),
    ),
    schema=schema,
    review_months=3,
    order=75,
)
