"""A speech, as it was given."""

from kakaki.sites.engine.facts import Day, Fact
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the speech as an article said by somebody."""
    return {
        "@type": "Article",
        "headline": shown.title,
        "genre": "speech",
        "creator": {"@type": "Person", "name": shown.facts.get("speaker", "")},
    }


kind = PageKind(
    __name__,
    "Discours",
    "Discours",
    "discours",
    "Les mots tels qu’ils ont été prononcés.",
    facts=(
        Fact("speaker", "Prononcé par", "Nom et fonction.", required=True),
        Fact("occasion", "À l’occasion de"),
        Day("given_on", "Prononcé le", required=True),
    ),
    schema=schema,
    has_place=True,
    order=30,
)
