"""A file to fetch, with its size said beforehand to whoever pays for each megabyte."""

from typing import Any

from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from kakaki.sites.page_block import PageBlock


def words(value: Any) -> list[str]:
    """Return the title of the link, when the author wrote one."""
    return [str(value["label"])] if value.get("label") else []


block = PageBlock(
    __name__,
    "Fichier",
    StructBlock(
        [
            ("document", DocumentChooserBlock(label="Fichier")),
            ("label", CharBlock(label="Titre du lien", required=False, max_length=160)),
        ]
    ),
    order=40,
    words=words,
)
