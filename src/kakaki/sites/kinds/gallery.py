"""A photo gallery: every picture with the words that replace it."""

from kakaki.sites.engine.facts import Day, Fact
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the page as schema.org's ImageGallery."""
    return {"@type": "ImageGallery", "name": shown.title, "description": shown.lead}


kind = PageKind(
    __name__,
    "Galerie de photos",
    "Photos",
    "photos",
    "Des photos, chacune avec ce qu’elle montre.",
    facts=(
        Day("taken_on", "Prises le"),
        Fact("photographer", "Photos de"),
    ),
    schema=schema,
    has_place=True,
    is_light=True,
    order=70,
)
