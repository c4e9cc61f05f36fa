"""A law, a decree, an order or a decision: read as a page, with its PDF attached."""

from kakaki.sites.engine.facts import Choice, Day, Fact, Link
from kakaki.sites.page_kind import PageKind, Schema, Shown

NATURES = (
    ("loi", "Loi"),
    ("ordonnance", "Ordonnance"),
    ("decret", "Décret"),
    ("arrete", "Arrêté"),
    ("decision", "Décision"),
    ("circulaire", "Circulaire"),
)
STATES = (("force", "En vigueur"), ("modifie", "Modifié"), ("abroge", "Abrogé"))


def schema(shown: Shown) -> Schema:
    """Return the text as schema.org's Legislation."""
    facts = shown.facts
    force = {"force": "InForce", "modifie": "PartiallyInForce", "abroge": "NotInForce"}
    return {
        "@type": "Legislation",
        "name": shown.title,
        "legislationType": dict(NATURES).get(facts.get("nature", ""), ""),
        "legislationIdentifier": facts.get("number", ""),
        "legislationDate": facts.get("signed_on"),
        "legislationLegalForce": force.get(facts.get("status", "")),
        "legislationPassedBy": shown.organisation,
    }


kind = PageKind(
    __name__,
    "Texte officiel",
    "Textes officiels",
    "textes-officiels",
    "Loi, décret, arrêté, décision : le texte dans la page, le PDF joint.",
    facts=(
        Choice("nature", "Nature", required=True, options=NATURES),
        Fact("number", "Numéro", "Exemple : 2026-118/PM/MSP", required=True),
        Day("signed_on", "Signé le", required=True),
        Choice("status", "État", required=True, options=STATES),
        Fact("journal", "Journal officiel", "Numéro et date de parution."),
        Link("replaced_by", "Texte qui le modifie ou le remplace"),
    ),
    schema=schema,
    has_signer=True,
    review_months=12,
    order=20,
)
