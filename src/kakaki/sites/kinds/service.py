"""A procedure: who may do it, what to bring, what it costs, how long it takes, where to go."""

from kakaki.sites.engine.facts import Fact, Link, LongText, Money, Phone, Points
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the procedure as schema.org's GovernmentService."""
    facts = shown.facts
    described: Schema = {
        "@type": "GovernmentService",
        "name": shown.title,
        "description": shown.lead,
        "serviceOperator": shown.organisation,
        "audience": {"@type": "Audience", "name": facts.get("who", "")},
    }
    if "cost" in facts:
        described["offers"] = {"@type": "Offer", "price": facts["cost"], "priceCurrency": "XOF"}
    if "online" in facts:
        described["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": facts["online"]}
    return described


kind = PageKind(
    __name__,
    "Démarche",
    "Démarches",
    "demarches",
    "Qui, quoi apporter, combien, en combien de temps, où.",
    facts=(
        LongText("who", "Qui peut la faire", required=True),
        Points("papers", "À apporter", "Une pièce par ligne."),
        Points("steps", "Étapes", "Une étape par ligne, dans l’ordre."),
        Money("cost", "Prix", "En francs CFA, ou « gratuit ».", required=True),
        Fact("delay", "Délai", "Exemple : trois jours ouvrables.", required=True),
        LongText("where", "Où aller", "Guichet, adresse et heures.", required=True),
        Phone("phone", "Téléphone"),
        Link("online", "Faire la démarche en ligne"),
    ),
    schema=schema,
    review_months=6,
    order=35,
)
