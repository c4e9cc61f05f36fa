"""Words that somebody said, with who said them."""

from wagtail.blocks import CharBlock, StructBlock, TextBlock

from kakaki.sites.page_block import PageBlock

block = PageBlock(
    __name__,
    "Citation",
    StructBlock(
        [
            ("text", TextBlock(label="Paroles")),
            ("author", CharBlock(label="Qui parle", required=False, max_length=160)),
        ]
    ),
    order=20,
)
