"""A paragraph with links and emphasis, and nothing that breaks on a small screen."""

from wagtail.blocks import RichTextBlock

from kakaki.sites.page_block import PageBlock

block = PageBlock(
    __name__, "Paragraphe", RichTextBlock(features=["bold", "italic", "link"]), order=5
)
