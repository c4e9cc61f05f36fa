"""Mend the typography that is sure, in silence: apostrophes, quotes, points, ligatures, spaces.

What is uncertain is never touched: it is advice, given by the rules. Addresses, e-mails and code
stay as they are. Mending twice changes nothing more.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.rule import rules

HARD, THIN = "\u00a0", "\u202f"
MOST = 20  # passes; two are usual.
SURE = ("ligature", "ordinal", "ellipsis", "broken_apostrophe", "percent")
# Each is looked for on its own: an e-mail may swallow the beginning of an address.
_KEPT = (
    re.compile(r"https?://\S+|www\.\S+"),
    re.compile(r"[\w.+’'-]+@[\w-]+\.[\w.]+"),
    re.compile(r"`[^`\n]*`|\]\([^)\s]*\)|\{\{[^{}]*\}\}"),
)
_TAG = re.compile(
    r"<!--.*?-->|<(script|style|code|pre|textarea)\b.*?</\1\s*>|<[a-zA-Z/!][^<>]*>|&#?\w+;",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: characters [start, end) of the text given, and what stands there now."""

    start: int
    end: int
    written: str


def moved(edits: tuple[Edit, ...], offset: int) -> int:
    """Return where a character stands after some edits; within an edit, the place of that edit."""
    at = bisect_right([edit.start for edit in edits], offset)
    grown = sum(len(e.written) - (e.end - e.start) for e in edits[:at])
    if at and offset < edits[at - 1].end:
        last = edits[at - 1]
        return last.start + grown - (len(last.written) - (last.end - last.start))
    return offset + grown


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended text, and the passes that made it: one edit may give another its place."""

    text: str
    passes: tuple[tuple[Edit, ...], ...]

    def place_of(self, offset: int) -> int:
        """Return where a character of the text given stands in the mended one."""
        for edits in self.passes:
            offset = moved(edits, offset)
        return offset


def _replace(
    pattern: str, better: str | Callable[[re.Match[str]], str]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    return re.compile(pattern), (better if callable(better) else lambda _: better)


@cache
def _spaces() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    return (
        _replace(r"(?<=[^\W\d_])'(?=[^\W\d_])", "’"),
        _replace(r"(?<=[^\s«]) (?=[:»])", HARD),
        _replace(r"(?<=[^\s«]) (?=[;!?])", THIN),
        _replace(r"(?<=«) (?=\S)", HARD),
        _replace(r"(?<=«)(?=[^\s«»])", HARD),
        _replace(r"(?<=[^\s«»])(?=»)", HARD),
        _replace(rf"(?<=\d) (?=(?:%|€|(?:FCFA|km|kg|cm|mm|ha|min|h|{months})\b|m²|m³|km²))", HARD),
        _replace(r"(?<=\d) (?=\d{3}(?!\d))(?<!\d{4} )", HARD),
        _replace(r"(?<=\bM\.) (?=[A-ZÀÂÉÈÊÎÔ])", HARD),
        _replace(r"(?<=\bMme) (?=[A-ZÀÂÉÈÊÎÔ])", HARD),
        _replace(r"(?<=n°) (?=\d)", HARD),
    )


def _edits_of(text: str) -> list[Edit]:
    """Return the sure edits of one piece of plain prose, which do not overlap."""
    found: list[Edit] = []
    document = Document((Block("paragraph", text),))
    known = rules.all()
    for code in SURE:
        if code in known:
            found += [
                Edit(hit.start, hit.end, hit.fix)
                for hit in known[code].find(document)
                if hit.fix is not None
            ]
    for pattern, better in _spaces():
        found += [Edit(m.start(), m.end(), better(m)) for m in pattern.finditer(text)]
    found.sort(key=lambda edit: (edit.start, edit.end))
    kept = [match.span() for pattern in _KEPT for match in pattern.finditer(text)]
    chosen: list[Edit] = []
    for edit in found:
        inside = any(
            (start < edit.end and edit.start < end) or start < edit.start < end
            for start, end in kept
        )
        free = not chosen or (edit.start > chosen[-1].start and edit.start >= chosen[-1].end)
        if free and not inside and text[edit.start : edit.end] != edit.written:
            chosen.append(edit)
    return chosen


def _applied(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.written]
        at = edit.end
    return "".join([*parts, text[at:]])


def _until_nothing_changes(text: str, edits_of: Callable[[str], list[Edit]]) -> Mended:
    passes: list[tuple[Edit, ...]] = []
    while (edits := edits_of(text)) and len(passes) < MOST:
        passes.append(tuple(edits))
        text = _applied(text, edits)
    return Mended(text, tuple(passes))


def _edits_of_page(source: str) -> list[Edit]:
    edits: list[Edit] = []
    at = 0
    for match in [*_TAG.finditer(source), None]:
        end = match.start() if match else len(source)
        edits += [Edit(e.start + at, e.end + at, e.written) for e in _edits_of(source[at:end])]
        at = match.end() if match else at
    return edits


def mend(text: str) -> Mended:
    """Return a plain text with its sure typography mended."""
    return _until_nothing_changes(text, _edits_of)


def mend_html(source: str) -> Mended:
    """Return a page of HTML whose words are mended; tags, scripts and code stay as they are."""
    return _until_nothing_changes(source, _edits_of_page)
