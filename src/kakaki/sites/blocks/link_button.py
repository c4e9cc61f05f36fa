"""A link that stands out, for what most readers came to do."""

from typing import Any

from wagtail.blocks import CharBlock, StructBlock, URLBlock

from kakaki.sites.page_block import PageBlock


def words(value: Any) -> list[str]:
    """Return the words of the button with the address it leads to."""
    return [f"{value.get('label', '')} : {value.get('url', '')}"]


block = PageBlock(
    __name__,
    "Bouton",
    StructBlock(
        [
            ("label", CharBlock(label="Ce qui se passe si on appuie", max_length=80)),
            ("url", URLBlock(label="Adresse", help_text="Elle commence par https://")),
        ]
    ),
    order=35,
    words=words,
)
