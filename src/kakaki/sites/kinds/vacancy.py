"""A recruitment or a competition, with its last day and the warning against swindlers."""

from kakaki.sites.engine.facts import Choice, Email, Fact, LongText, Moment, Points
from kakaki.sites.page_kind import PageKind, Schema, Shown

NATURES = (("emploi", "Emploi"), ("concours", "Concours"), ("stage", "Stage"))


def schema(shown: Shown) -> Schema:
    """Return the offer as schema.org's JobPosting."""
    facts = shown.facts
    return {
        "@type": "JobPosting",
        "title": shown.title,
        "description": shown.lead or shown.title,
        "hiringOrganization": shown.organisation,
        "validThrough": facts.get("deadline"),
        "totalJobOpenings": facts.get("posts"),
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": facts.get("where", "")},
        },
    }


kind = PageKind(
    __name__,
    "Emploi ou concours",
    "Emplois et concours",
    "emplois-et-concours",
    "Un poste, un concours, un stage, avec sa date limite.",
    facts=(
        Choice("nature", "Nature", required=True, options=NATURES),
        Moment("deadline", "Date limite", required=True),
        Fact("posts", "Nombre de places"),
        Fact("where", "Lieu", required=True),
        LongText("level", "Qui peut se présenter", required=True),
        Points("papers", "Dossier à fournir", "Une pièce par ligne."),
        LongText("how", "Comment se présenter", required=True),
        Email("contact", "Adresse pour les questions"),
    ),
    schema=schema,
    closes_by=("deadline",),
    notice="Aucun frais n’est demandé pour se présenter. Si quelqu’un vous demande de l’argent, "
    "refusez et signalez-le.",
    order=40,
)
