"""Propose what a channel will say: title and lead first, link last, never cut silently."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text proposed for a channel, and whether some sentences had to be left out."""

    text: str
    is_shortened: bool


def propose(
    *, title: str, lead: str, url: str, limit: int, length: Callable[[str], int]
) -> Proposal:
    """Return title, lead and link within `limit`, leaving out whole sentences from the end.

    The title and the link always stay: a title alone that is too long is proposed as it is, and
    the channel's own check then says by how much.
    """
    sentences = [part for part in _SENTENCE_END.split(lead.strip()) if part]
    kept = len(sentences)
    while True:
        parts = [title.strip(), " ".join(sentences[:kept]), url]
        text = "\n\n".join(part for part in parts if part)
        if kept == 0 or length(text) <= limit:
            return Proposal(text, kept < len(sentences))
        kept -= 1
