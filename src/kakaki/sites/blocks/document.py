"""A file to fetch, with its size said beforehand to whoever pays for each megabyte."""

from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from kakaki.sites.page_block import PageBlock

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
)
