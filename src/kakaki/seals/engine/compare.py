"""Compare an official text with a received one: the same, an extract, altered, or another text.

A text is never called the same when a number, a sign or a word differs. What is forgiven is what
a phone or a page adds (line breaks, emphasis marks, pictures, capital letters, typography), and
accents when the whole text was typed without them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from kakaki.seals.engine import noise, official, seen
from kakaki.seals.engine.alignment import Block, TooLongError, align
from kakaki.seals.engine.canonical import Document
from kakaki.seals.engine.official import Layout
from kakaki.seals.engine.tokens import Token, tokens_of, without_accents

MAX_CHARACTERS = 60_000
_FIGURES = re.compile(r"\d+")
_SHOWN = 400  # characters of a difference shown at most
_EXTRACT_WORDS = 8  # Fewer words prove nothing, unless they are the whole title.
_END_WORDS = 4  # Enough to find a place in a text.
_RUN = 3  # Fewer words in a row are found in any two French texts.


class Kind(Enum):
    """How a received text stands to an official one, from the closest to the farthest."""

    SAME = 0
    EXTRACT = 1
    SHOWN_IN_PART = 2  # Only said of pictures: other words stand around those that agree.
    ALTERED = 3
    OTHER = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """What the official text says, and what was received in its place; one may be empty."""

    official: str
    received: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of a comparison; shares go from 0 to 1."""

    kind: Kind
    differences: tuple[Difference, ...] = ()
    tolerated: tuple[Difference, ...] = ()
    share_of_official: float = 0.0
    share_of_received: float = 0.0
    changed_words: int = 0
    is_cut: bool = False
    without_accents: bool = False
    ends: tuple[str, str] = ("", "")  # The first and last words of what is shown in part.

    @property
    def rank(self) -> tuple[int, int, float]:
        """Return what sorts comparisons, the closest first."""
        return (self.kind.value, self.changed_words, -self.share_of_official)


def compare(
    document: Document,
    reference: str,
    received: str,
    *,
    url: str = "",
    around: Sequence[str] = (),
    is_picture: bool = False,
) -> Comparison:
    """Compare `received` with the official text of `reference`, printed by us or not.

    `around` holds what is printed around every text, and is no part of it. A picture also shows
    words around a part of the text; those that somebody pasted may turn its meaning over.

    Raises TooLongError for a text that cannot be compared in bounded time.
    """
    received = unicodedata.normalize("NFC", received[: MAX_CHARACTERS + 1])
    if len(received) > MAX_CHARACTERS:
        raise TooLongError("too many characters")
    marks = noise.messenger_marks(received)
    clean = noise.blanked(received, marks)
    if is_picture:
        clean = noise.blanked(clean, noise.bullets(clean))
    phrases = noise.frame_phrases(document, reference, url, around)
    unframed = noise.blanked(clean, noise.frame_lines(clean, phrases))
    plain = official.body(document)
    attempts = [(plain, clean), (official.with_heading(document), clean)]
    attempts += [(plain, unframed), (official.body(document, signer_first=True), unframed)]
    best: Comparison | None = None
    for layout, text in dict.fromkeys(attempts):
        found = _Matching(layout, text, is_picture=is_picture).comparison()
        best = found if best is None or found.rank < best.rank else best
        if best.kind is Kind.SAME:
            break
    tolerated = tuple(Difference("", received[start:end].strip()) for start, end in marks)
    return replace(best or Comparison(Kind.OTHER), tolerated=tolerated)


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """Words [c, d) were received where the official text has words [a, b)."""

    c: int
    d: int
    a: int
    b: int


def _merged(changes: Sequence[_Change]) -> list[_Change]:
    """Join changes that a single unchanged word keeps apart, as in « n’est pas »."""
    merged: list[_Change] = []
    for change in changes:
        last = merged[-1] if merged else None
        if last and 0 <= change.a - last.b <= 1 and change.c - last.d == change.a - last.b:
            merged[-1] = _Change(last.c, change.d, last.a, change.b)
        else:
            merged.append(change)
    return merged


def _is_inside(change: _Change, span: seen.Span) -> bool:
    """Tell whether words were changed between the first and the last that a picture shows."""
    return span.a <= change.a and change.b <= span.b and span.c <= change.c and change.d <= span.d


class _Matching:
    """One alignment of a received text on one layout of the official text."""

    def __init__(self, layout: Layout, received: str, *, is_picture: bool) -> None:
        self.layout = layout
        self.is_picture = is_picture
        self.official = layout.tokens
        self.text = received
        self.received = tokens_of(received)
        self.blocks = align([t.key for t in self.official], [t.key for t in self.received])

    def comparison(self) -> Comparison:
        """Return what the alignment says."""
        if not self.received:
            return Comparison(Kind.OTHER)
        kept = [block for block in self.blocks if block.same]
        solid = sum(block.b - block.a for block in kept if block.b - block.a >= _RUN)
        shares = (solid / len(self.official), solid / len(self.received))
        near = solid >= 5 and (shares[0] >= 0.5 or shares[1] >= 0.4)
        changes, is_cut = self._changes()
        accents, unaccented = self._accents(kept)
        changes = sorted([*changes, *accents])
        span = seen.shown_part(self.blocks) if self.is_picture and near and changes else None
        if span is not None and span.b - span.a >= _EXTRACT_WORDS:
            changes = [change for change in changes if _is_inside(change, span)]
            if not changes:
                ends = self._ends(span)
                return Comparison(Kind.SHOWN_IN_PART, (), (), *shares, 0, True, unaccented, ends)
        changes = _merged(changes)
        if changes:
            kind = Kind.ALTERED if near else Kind.OTHER
        elif not is_cut:
            kind = Kind.SAME
        else:
            kind = Kind.EXTRACT if self._is_long_enough() else Kind.OTHER
        shown = tuple(map(self._difference, changes)) if kind is Kind.ALTERED else ()
        changed = sum(max(change.b - change.a, change.d - change.c) for change in changes)
        return Comparison(kind, shown, (), *shares, changed, is_cut, unaccented)

    def _ends(self, span: seen.Span) -> tuple[str, str]:
        first = self.layout.excerpt(span.a, span.a + _END_WORDS)
        last = self.layout.excerpt(span.b - _END_WORDS, span.b)
        return " ".join(first.split()), " ".join(last.split())

    def _is_long_enough(self) -> bool:
        first, last = self.blocks[0], self.blocks[-1]
        start = 0 if first.same else first.b
        end = len(self.official) if last.same else last.a
        title = len(tokens_of(self.layout.parts[0]))
        return end - start >= _EXTRACT_WORDS or (start == 0 and end >= title >= 4)

    def _changes(self) -> tuple[list[_Change], bool]:
        """Return the changed words, and whether an end of the text is missing."""
        changes: list[_Change] = []
        is_cut = False
        for rank, block in enumerate(self.blocks):
            if block.same or self._is_only_spacing(block):
                continue
            at_start, at_end = rank == 0, rank == len(self.blocks) - 1
            a, b = block.a, block.b
            if block.a < block.b and (at_start or at_end) and len(self.blocks) > 1:
                is_cut = True
                a, b = self._missing_at_start(block) if at_start else self._missing_at_end(block)
            if (a, block.c) != (b, block.d):
                changes.append(_Change(block.c, block.d, a, b))
        return changes, is_cut

    def _missing_at_start(self, block: Block) -> tuple[int, int]:
        """Return the words before the text that an honest extract would hold."""
        start = self.layout.sentence_start(block.b)
        # What stands in an earlier paragraph speaks of what came before it.
        if start == block.b and start > 0 and not self.layout.begins_a_part(start):
            before = self.layout.sentence_start(start - 1)
            if self.layout.turns_over(before, start):
                start = before
        return max(start, block.a), block.b

    def _missing_at_end(self, block: Block) -> tuple[int, int]:
        """Return the words after the text that an honest extract would hold."""
        end = self.layout.sentence_end(block.a)
        if end == block.a and end < len(self.official):
            after = self.layout.sentence_end(end + 1)
            if self.layout.turns_over(end, after):
                end = after
        return block.a, min(end, block.b)

    def _is_only_spacing(self, block: Block) -> bool:
        """Tell whether the same letters are only cut otherwise, as by a hyphen at a line's end.

        OCR also glues words to a figure (« de8h »): its figures must then be the same, cut alike.
        """
        left = " ".join(token.form for token in self.official[block.a : block.b])
        right = " ".join(token.form for token in self.received[block.c : block.d])
        if not left or left.replace(" ", "") != right.replace(" ", ""):
            return False
        figures = _FIGURES.findall(left)
        return not figures or (self.is_picture and figures == _FIGURES.findall(right))

    def _difference(self, change: "_Change") -> Difference:
        received = ""
        if change.c < change.d:
            received = self.text[self.received[change.c].start : self.received[change.d - 1].end]
        return Difference(
            _short(self.layout.excerpt(change.a, change.b)), _short(" ".join(received.split()))
        )

    def _accents(self, kept: Sequence[Block]) -> tuple[list[_Change], bool]:
        """Return the words whose accents differ, and whether the whole text has lost its own."""
        lost: list[_Change] = []
        changed: list[_Change] = []
        remaining = 0
        for block in kept:
            for shift in range(block.b - block.a):
                ours, theirs = self.official[block.a + shift], self.received[block.c + shift]
                if ours.form == theirs.form:
                    remaining += ours.form != ours.key
                    continue
                if self._is_capital(ours, theirs):
                    continue
                a, c = block.a + shift, block.c + shift
                found = _Change(c, c + 1, a, a + 1)
                (lost if theirs.form == theirs.key else changed).append(found)
        unaccented = len(lost) >= 3 and remaining * 4 <= len(lost)
        return (changed if unaccented else [*changed, *lost]), unaccented

    def _is_capital(self, ours: Token, theirs: Token) -> bool:
        """Tell whether accents are missing only from capital letters, on one side or the other."""
        left = self.layout.text[ours.start : ours.end]
        right = self.text[theirs.start : theirs.end]
        if len(left) != len(right):
            return False
        return all(
            one.casefold() == other.casefold()
            or (one.isupper() and without_accents(other.casefold()) == one.casefold())
            or (other.isupper() and without_accents(one.casefold()) == other.casefold())
            for one, other in zip(left, right, strict=True)
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
