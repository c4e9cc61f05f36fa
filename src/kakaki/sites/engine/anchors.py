"""The address of each intertitle inside its page, so that a decision can be linked to."""

from collections import Counter
from typing import Any

from kakaki.sites.engine.slugs import slug_for


def anchor_of(heading: str, seen: Counter[str]) -> str:
    """Return the anchor of a heading, another one each time the same words come back."""
    slug = slug_for(heading, taken=set())
    seen[slug] += 1
    return slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"


def anchored(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return raw blocks whose headings know their anchor."""
    seen: Counter[str] = Counter()
    return [
        block | {"anchor": anchor_of(str(block["value"]), seen)}
        if block["type"] == "heading"
        else block
        for block in blocks
    ]
