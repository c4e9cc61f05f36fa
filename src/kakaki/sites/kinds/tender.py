"""A call for tenders, with its last hour and the warning against swindlers."""

from kakaki.sites.engine.facts import Choice, Email, Fact, LongText, Moment, Money, Phone
from kakaki.sites.page_kind import PageKind, Schema, Shown

STATES = (
    ("ouvert", "Ouvert"),
    ("evaluation", "En évaluation"),
    ("attribue", "Attribué"),
    ("infructueux", "Infructueux"),
    ("annule", "Annulé"),
)


def schema(shown: Shown) -> Schema:
    """Return the call as schema.org's Demand, valid until its deadline."""
    facts = shown.facts
    return {
        "@type": "Demand",
        "name": shown.title,
        "description": shown.lead or shown.title,
        "serialNumber": facts.get("number", ""),
        "validThrough": facts.get("deadline"),
        "seller": shown.organisation,
    }


kind = PageKind(
    __name__,
    "Appel d’offres",
    "Appels d’offres",
    "appels-d-offres",
    "Un marché public, avec sa date limite et son état.",
    facts=(
        Fact("number", "Numéro", required=True),
        Choice("status", "État", required=True, options=STATES),
        Moment("deadline", "Date limite de dépôt", required=True),
        Moment("opening", "Ouverture des plis"),
        LongText("where", "Où déposer", required=True),
        Money("documents", "Prix du dossier", "En francs CFA, ou « gratuit »."),
        Money("guarantee", "Garantie de soumission"),
        Fact("winner", "Attributaire", "Une fois le marché attribué."),
        Email("contact", "Adresse pour les questions"),
        Phone("phone", "Téléphone"),
    ),
    schema=schema,
    closes_by=("deadline",),
    notice="Hors du prix du dossier écrit ici et payé au Trésor, aucun frais n’est demandé. Si "
    "quelqu’un vous demande de l’argent, refusez et signalez-le.",
    order=45,
)
