"""A heading between paragraphs, so that a reader finds the part they came for."""

from wagtail.blocks import CharBlock

from kakaki.sites.page_block import PageBlock

block = PageBlock(__name__, "Intertitre", CharBlock(max_length=120), order=10)
