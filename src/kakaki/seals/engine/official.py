"""The official text laid out in words, with the places where an honest extract may begin or end."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from kakaki.seals.engine import dates
from kakaki.seals.engine.canonical import Document, fold
from kakaki.seals.engine.tokens import Token, tokens_of

_SHORTENED = """
m mm mme mmes mlle dr pr prof me st ste art al cf etc av bd tel gal col cdt lt cne sgt p pp vol
fig ex env no n hon
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_TURNING_WORDS = """
faux fausse fausses inexact inexacte inexacts dement dementi dementons dementent rumeur rumeurs
infox intox mensonge mensonger mensongere mais sauf excepte toutefois cependant neanmoins annule
annulee annules annulees contrairement
"""
# A sentence that holds one of these may turn over the sentence beside it.
_TURNING = frozenset(_TURNING_WORDS.split())


@dataclass(frozen=True)
class Layout:
    """A text made of parts put one under the other, and its words."""

    parts: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """Return the parts, one a line."""
        return "\n".join(self.parts)

    @cached_property
    def tokens(self) -> list[Token]:
        """Return the words of the text."""
        return tokens_of(self.text)

    @cached_property
    def limits(self) -> list[int]:
        """Return the ranks of the words where a sentence begins, then the number of words."""
        limits = [0]
        for rank in range(1, len(self.tokens)):
            previous, gap = self.tokens[rank - 1], self._gap(rank)
            if "\n" in gap:
                ended = fold(gap.partition("\n")[0])[-1:] not in (":", ";", ",")
            else:
                ended = any(mark in gap for mark in ".!?…") and not (
                    previous.key in _ABBREVIATIONS
                    or (len(previous.key) == 1 and not previous.is_number)
                )
            if ended and not self._is_quoted(rank):
                limits.append(rank)
        return [*limits, len(self.tokens)]

    def _gap(self, rank: int) -> str:
        return self.text[self.tokens[rank - 1].end : self.tokens[rank].start]

    def _is_quoted(self, rank: int) -> bool:
        """Tell whether the place just before a word stands inside quotation marks."""
        before = self.text[: self.tokens[rank].start]
        opened = before.count("«") - before.count("»") + before.count("“") - before.count("”")
        # The quotation mark that opens just before the word belongs to the sentence it begins.
        gap = self._gap(rank)
        own = gap.count("«") + gap.count("“")
        straight = before.count('"') - gap.count('"')
        return opened - own > 0 or (straight % 2 == 1 and '"' not in gap)

    def begins_a_part(self, rank: int) -> bool:
        """Tell whether a word is the first of its paragraph."""
        return rank == 0 or "\n" in self._gap(rank)

    def sentence_start(self, rank: int) -> int:
        """Return the limit at or before a word."""
        return max(limit for limit in self.limits if limit <= rank)

    def sentence_end(self, rank: int) -> int:
        """Return the limit at or after the place before a word."""
        return min(limit for limit in self.limits if limit >= rank)

    def turns_over(self, start: int, end: int) -> bool:
        """Tell whether these words may turn over the sentence beside them."""
        return any(token.key in _TURNING for token in self.tokens[start:end])

    def excerpt(self, start: int, end: int) -> str:
        """Return the text of words [start, end), empty when there is none."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def body(document: Document, *, signer_first: bool = False) -> Layout:
    """Lay out what a communiqué says: title, paragraphs, signature."""
    signature = (document.role, document.signer)
    if signer_first:
        signature = signature[::-1]
    parts = (document.title, *document.paragraphs, *signature)
    return Layout(tuple(_clean(part) for part in parts if part.strip()))


def with_heading(document: Document) -> Layout:
    """Lay out the communiqué under its issuer, its place and its date."""
    day = dates.in_words(document.date)
    dated = f"{document.place}, le {day}" if document.place else f"Le {day}"
    heading = tuple(_clean(part) for part in (document.issuer, dated) if part.strip())
    return Layout(heading + body(document).parts)


def _clean(part: str) -> str:
    return " ".join(unicodedata.normalize("NFC", part).split())
