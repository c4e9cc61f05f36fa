"""A picture with the words that replace it for whoever does not see it."""

from typing import Any

from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock

from kakaki.sites.page_block import PageBlock


def words(value: Any) -> list[str]:
    """Return the caption: it says something; the picture's own words only replace it."""
    return [str(value["caption"])] if value.get("caption") else []


block = PageBlock(
    __name__,
    "Image",
    StructBlock(
        [
            ("image", ImageChooserBlock(label="Image")),
            (
                "alternative",
                CharBlock(
                    label="Ce que montre l’image",
                    help_text="Lu à voix haute à qui ne la voit pas, et affiché si elle manque.",
                    max_length=170,
                ),
            ),
            ("caption", CharBlock(label="Légende", required=False, max_length=240)),
        ]
    ),
    order=30,
    words=words,
)
