"""A list of points or of steps."""

from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock

from kakaki.sites.page_block import PageBlock

block = PageBlock(
    __name__,
    "Liste",
    StructBlock(
        [
            ("ordered", BooleanBlock(label="Numérotée", required=False)),
            ("points", ListBlock(CharBlock(label="Point", max_length=600), min_num=1)),
        ]
    ),
    order=15,
)
