"""Tell whether a word is written as the dictionary writes it, and what was probably meant.

Looking a word up costs a memory access when it was seen before. Suggestions are looked for in the
graph of words with a bounded number of steps, so that a strange word costs no more than a long one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kakaki.writing.engine.french import is_known, known_graph
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.word_graph import Cursor, WordGraph

MOST = 3  # suggestions
STEPS = 4_000  # steps in the graph for one word: two milliseconds at most.
REMEMBERED = 200_000  # pieces
_ENDING = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|l[ea]s?|y|en|là|ci)$"
)
_SAME = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü", "y": "yÿ"}
_FOLDED = {mark: letter for letter, marks in _SAME.items() for mark in marks}
# What sounds alike and is often written one for the other.
_SOUNDS = (
    ("ph", "f"), ("f", "ph"), ("k", "qu"), ("k", "c"), ("qu", "c"), ("en", "an"), ("an", "en"),
    ("em", "am"), ("am", "em"), ("ss", "c"), ("s", "c"), ("c", "s"), ("c", "ss"), ("z", "s"),
    ("s", "z"), ("tion", "ssion"), ("sion", "tion"), ("cion", "tion"), ("eau", "au"), ("au", "eau"),
    ("o", "au"), ("i", "y"), ("y", "i"), ("ai", "é"), ("é", "ai"), ("è", "ai"), ("in", "ain"),
    ("gu", "g"), ("g", "gu"), ("g", "ge"), ("j", "g"), ("x", "cs"), ("th", "t"), ("t", "th"),
    ("h", ""), ("oe", "œ"), ("n", "m"), ("m", "n"), ("ail", "aille"), ("eil", "eille"),
)  # fmt: skip
_Step = tuple[int, Cursor, str, int]  # letters read, place, word made, changes left
_fine: set[str] = set()  # Pieces of text in which every word is known.


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(entry[0] for entry in entries("prefixes"))


@cache
def _own_words() -> frozenset[str]:
    return frozenset(entry[0] for entry in entries("common_words"))


def unknown_in(text: str, word: re.Pattern[str]) -> set[str]:
    """Return the words of a text that French does not know; `word` says what a word is.

    A piece between two spaces is looked into once a process: reading the rest of a text costs
    the difference of two sets.
    """
    unknown: set[str] = set()
    for piece in set(text.split()) - _fine:
        strange = {one for one in word.findall(piece) if not is_french(one)}
        if strange:
            unknown |= strange
        elif len(_fine) < REMEMBERED:
            _fine.add(piece)
    return unknown


@lru_cache(maxsize=16384)
def is_french(word: str) -> bool:
    """Tell whether a word is French: in the dictionary, inverted, elided, or freely compounded."""
    if is_known(word) or is_known(_ENDING.sub("", word)):
        return True
    if "oe" in word and is_known(word.replace("oe", "œ")):  # Another rule tells of ligatures.
        return True
    lower = word.lower().replace("’", "'").rpartition("'")[2]
    if lower in _own_words() or lower.removesuffix("s") in _own_words():
        return True
    for prefix in _prefixes():
        rest = lower.removeprefix(prefix).removeprefix("-")
        if rest != lower and (len(rest) > 3 or not rest) and is_known(rest):
            return True
    parts = word.split("-")
    return len(parts) > 1 and all(part.lower() in _prefixes() or is_french(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Words that were probably meant, the likeliest first; `sure` is the only one by its accents
    or doubled letters, or None."""

    words: tuple[str, ...]
    sure: str | None = None


@lru_cache(maxsize=4096)
def suggestions_for(word: str) -> Suggestions:
    """Return at most three words that a word may stand for, in its own capitals."""
    head, mark, tail = word.rpartition("’" if "’" in word else "'")
    lower = tail.lower()
    graph = known_graph()
    alike = [one for one in set(_alike(lower, graph)) if one != lower and _may_be_meant(one)]
    found = dict.fromkeys([*_by_nearness(lower, alike), *_others(lower, graph, alike)])
    shown = tuple(head + mark + _as_written(tail, one) for one in list(found)[:MOST])
    return Suggestions(shown, shown[0] if len(alike) == 1 else None)


def _as_written(word: str, better: str) -> str:
    return better.capitalize() if word[:1].isupper() else better


def _may_be_meant(word: str) -> bool:
    """Tell whether a word of the dictionary is one to suggest: « aimè(-je) » and « lorsqu' » no."""
    return word[-1].isalpha() and not word.endswith("è")


def _others(word: str, graph: WordGraph, alike: list[str]) -> list[str]:
    """Return words that sound alike; and when they are few, those at one letter."""
    sounding = [
        one
        for before, after in _SOUNDS
        for place in _places(word, before)
        for one in _alike(word[:place] + after + word[place + len(before) :], graph)
    ]
    if not alike and len(sounding) < MOST:
        sounding += _near(word, graph)
    return _by_nearness(word, filter(_may_be_meant, sounding))


def _by_nearness(word: str, found: Iterable[str]) -> list[str]:
    """Return words in the order of likelihood: the first letter is rarely wrong."""

    def cost(one: str) -> tuple[bool, int, int, str]:
        shared = _shared(word, one) + _shared(word[::-1], one[::-1])
        return one[0] != word[0], -shared, abs(len(one) - len(word)), one

    return sorted(set(found), key=cost)


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _places(word: str, part: str) -> Iterator[int]:
    at = word.find(part)
    while at >= 0:
        yield at
        at = word.find(part, at + 1)


def _alike(word: str, graph: WordGraph) -> Iterator[str]:
    """Yield the words that differ by accents and doubled letters alone."""
    stack: list[tuple[int, Cursor, str]] = [(0, graph.start, "")]
    for _ in range(STEPS):
        if not stack:
            return
        at, cursor, made = stack.pop()
        if at == len(word):
            if cursor.ends:
                yield made
        else:
            letter = word[at]
            for one in _SAME.get(_FOLDED.get(letter, letter), letter):
                after = graph.step(cursor, one)
                if after is not None:
                    stack.append((at + 1, after, made + one))
                    if word[at + 1 : at + 2] == letter:  # One of two is enough.
                        stack.append((at + 2, after, made + one))
        # A letter may stand twice where it was written once, at the end too.
        if at and made and word[at - 1] == made[-1] and made[-2:-1] != made[-1]:
            twice = graph.step(cursor, made[-1])
            if twice is not None and made[-1] not in "aiuh":
                stack.append((at, twice, made + made[-1]))


def _near(word: str, graph: WordGraph) -> Iterator[str]:
    """Yield words at one letter added, left out, replaced or exchanged; accents are free."""
    stack: list[_Step] = [(0, graph.start, "", 1)]
    seen: set[tuple[int, str, int]] = set()
    for _ in range(STEPS):
        if not stack:
            return
        at, cursor, made, left = stack.pop()
        if (at, made, left) in seen:
            continue
        seen.add((at, made, left))
        if at == len(word) and cursor.ends and made != word:
            yield made
        if left:
            stack.extend(_changed(word, graph, at, cursor, made))
        if at < len(word):
            for one in _SAME.get(_FOLDED.get(word[at], word[at]), word[at]):
                same = graph.step(cursor, one)
                if same is not None:
                    stack.append((at + 1, same, made + one, left))


def _changed(word: str, graph: WordGraph, at: int, cursor: Cursor, made: str) -> Iterator[_Step]:
    """Yield where one stands after the one change that is allowed, made here."""
    if at < len(word):
        yield at + 1, cursor, made, 0
    for letter, after in graph.after(cursor):
        yield at, after, made + letter, 0
        if at < len(word) and letter != word[at]:
            yield at + 1, after, made + letter, 0
            if word[at + 1 : at + 2] == letter:
                second = graph.step(after, word[at])
                if second is not None:
                    yield at + 2, second, made + letter + word[at], 0
