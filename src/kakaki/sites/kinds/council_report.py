"""The report of the Council of Ministers: one intertitle a decision, each with its own address."""

from kakaki.sites.engine.facts import Day, Fact
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the report with the list of its decisions, each at its own address."""
    headings = [block for block in shown.blocks if block["type"] == "heading"]
    return {
        "@type": "Report",
        "name": shown.title,
        "hasPart": [
            {
                "@type": "CreativeWork",
                "name": str(block["value"]),
                "url": f"{shown.url}#{block.get('anchor', '')}",
            }
            for block in headings
        ],
    }


kind = PageKind(
    __name__,
    "Compte rendu du Conseil des ministres",
    "Conseil des ministres",
    "conseil-des-ministres",
    "Un intertitre par décision : chacune a son adresse.",
    facts=(
        Day("met_on", "Réuni le", required=True),
        Fact("chaired_by", "Sous la présidence de", required=True),
    ),
    schema=schema,
    has_place=True,
    order=25,
)
