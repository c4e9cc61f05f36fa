"""A text as typed blocks, each with its place in the source it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kakaki.writing.engine.profiles import PROFILES, Profile
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary

Kind = Literal["title", "lead", "heading", "paragraph", "item", "quote", "link", "image", "cell"]
PROSE: frozenset[str] = frozenset({"lead", "paragraph", "item", "quote"})


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text; `start` is where its words begin in its source, in characters.

    `places` maps each character of `text` to its offset in the source when markup stands between
    them; empty when the text is copied as it is. `level` is that of a heading, 1 to 6.
    """

    kind: Kind
    text: str
    start: int = 0
    field: str = ""
    level: int = 0
    href: str = ""
    places: tuple[int, ...] = ()

    def source_offset(self, offset: int) -> int:
        """Return where a character of the text stands in the source."""
        if not self.places:
            return self.start + offset
        if offset < len(self.places):
            return self.places[offset]
        return self.places[-1] + 1 if self.places else self.start


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text: its blocks in order, its source, and what the rules must know of it.

    `vocabulary` holds the names and acronyms that its readers know; `facts` what is shown beside
    the words of the text: a telephone, an address, a date.
    """

    blocks: tuple[Block, ...]
    profile: str = "page"
    published_on: date | None = None
    sources: dict[str, str] = field(default_factory=dict)
    vocabulary: Vocabulary = NOTHING
    facts: tuple[str, ...] = ()

    @property
    def limits(self) -> Profile:
        """Return the thresholds of the profile; those of a page when it is not known."""
        return PROFILES.get(self.profile, PROFILES["page"])

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """Return the blocks of these kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    def prose(self) -> Iterator[Block]:
        """Return the blocks that are read as sentences."""
        return (block for block in self.blocks if block.kind in PROSE)

    def lead(self) -> Block | None:
        """Return the lead, or the first paragraph when none is marked as such."""
        for block in self.blocks:
            if block.kind in {"lead", "paragraph"} and block.text.strip():
                return block
        return None
