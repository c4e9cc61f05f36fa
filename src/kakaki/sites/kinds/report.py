"""A report or a publication: what it says in the page, the file attached."""

from kakaki.sites.engine.facts import Day, Fact, Points
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the publication as schema.org's Report."""
    facts = shown.facts
    return {
        "@type": "Report",
        "name": shown.title,
        "description": shown.lead,
        "author": facts.get("authors") or shown.organisation,
        "reportNumber": facts.get("number"),
        "datePublished": facts.get("finished_on"),
    }


kind = PageKind(
    __name__,
    "Rapport ou étude",
    "Publications",
    "publications",
    "L’essentiel dans la page, le fichier joint.",
    facts=(
        Fact("authors", "Auteurs"),
        Fact("number", "Numéro"),
        Day("finished_on", "Achevé le", required=True),
        Points("findings", "Ce qu’il faut retenir", "Un point par ligne.", required=True),
    ),
    schema=schema,
    order=65,
)
