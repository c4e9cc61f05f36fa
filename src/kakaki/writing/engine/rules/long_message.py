"""A network or a telephone cuts what is too long, and never where its author would."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find the first characters beyond what one message holds."""
    longest = document.limits.characters
    blocks = [block for block in document.blocks if block.kind not in {"link", "image"}]
    total = sum(len(block.text) for block in blocks) + max(0, len(blocks) - 1)
    if not longest or total <= longest:
        return
    left = longest
    for block in blocks:
        if len(block.text) > left:
            message = f"{total} signes : {longest} au plus ici. Ce qui suit risque d’être coupé."
            yield Hit(block, max(0, left), len(block.text), message)
            return
        left -= len(block.text) + 1


rule = Rule(
    __name__,
    title="Message trop long pour ce canal",
    source="3GPP TS 23.038 (160 signes un SMS) ; Mastodon (500 signes)",
    class_="à corriger",
    find=find,
    flags=("Le marché ouvre lundi 3 mars. " * 20,),
    accepts=("Le marché ouvre lundi 3 mars.",),
    profiles=frozenset({"sms", "social"}),
)
