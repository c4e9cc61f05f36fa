"""A heading between paragraphs, so that a reader finds the part they came for."""

from collections import Counter
from typing import Any

from wagtail.blocks import CharBlock

from kakaki.sites.engine.anchors import anchor_of
from kakaki.sites.page_block import PageBlock


class HeadingBlock(CharBlock):
    """A heading with its own address in the page."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Give the template the anchor of the heading; the page counts which were given."""
        context = super().get_context(value, parent_context=parent_context)
        # An empty count is not « none »: the one that the page gave must be kept.
        seen = context.get("anchors")
        context["anchor"] = anchor_of(str(value), Counter() if seen is None else seen)
        return context


block = PageBlock(__name__, "Intertitre", HeadingBlock(max_length=120), order=10)
