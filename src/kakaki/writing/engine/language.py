"""Tell whether a text is in another language than French: what we know of writing is for French."""

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.french import is_known
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.words import letters_of

FEWEST = 8  # words: fewer prove nothing.
READ = 20_000  # characters of a text that are looked at
_OTHER = re.compile("[\u0370-\u1dff\u2c80-\U0010ffff]")
_SMALL = 20  # words in small letters that the dictionary is asked about


@cache
def _tools() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in entries("languages")}


@cache
def _tools_of_others() -> frozenset[str]:
    return frozenset().union(*(tools for code, tools in _tools().items() if code != "fr"))


class _Counts(NamedTuple):
    """The words of a text, the tools among them, its letters, and those of other scripts."""

    words: int
    french: int
    foreign: int
    letters: int
    other: int

    @property
    def in_another_script(self) -> bool:
        return self.letters >= 10 and self.other * 2 > self.letters

    @property
    def clearly_french(self) -> bool:
        """Tell whether no further evidence could show another language of our letters."""
        if self.words < FEWEST or self.french * 3 >= self.words:
            return True
        return self.french * 10 > self.words and self.foreign <= 2 * self.french


@lru_cache(maxsize=4096)
def _counts(text: str) -> _Counts:
    words = letters_of(text)
    small = [word.lower() for word in words]
    french = sum(map(_tools()["fr"].__contains__, small))
    foreign = sum(map(_tools_of_others().__contains__, small))
    if not _OTHER.search(text):
        return _Counts(len(words), french, foreign, 0, 0)
    other = sum(len(word) for word in words if _OTHER.match(word))
    return _Counts(len(words), french, foreign, sum(map(len, words)), other)


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Tell whether a text shows that it is not French; a doubtful one is taken for French.

    Evidence: another script, the tool words of English or Hausa, or words in small letters that the
    French dictionary does not hold.
    """
    counts = _counts(text[:READ])
    if counts.in_another_script:
        return True
    if counts.clearly_french:
        return False
    words = letters_of(text[:READ])
    small = [word.lower() for word in words]
    most = max(
        sum(map(tools.__contains__, small)) for code, tools in _tools().items() if code != "fr"
    )
    if most >= 4 and most > 2 * counts.french:
        return True
    if counts.french * 10 > len(words):
        return False
    asked = [word for word in words if word.islower() and len(word) > 1][:200]
    return len(asked) >= _SMALL and sum(map(is_known, asked)) < 0.4 * len(asked)


def in_french(document: Document) -> Document:
    """Return a document without its blocks in another language, as quoted words may be."""
    kept = tuple(block for block in document.blocks if not is_foreign(block.text))
    if len(kept) == len(document.blocks):
        return document
    return replace(document, blocks=kept)


def whole_is_foreign(document: Document) -> bool:
    """Tell whether a document as a whole is in another language."""
    parts: list[str] = []
    length = 0
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "cell"):
        parts.append(block.text[:READ])
        length += len(block.text) + 1
        if length > READ:
            return is_foreign("\n".join(parts))
    total = _Counts(*map(sum, zip((0,) * 5, *map(_counts, parts), strict=True)))
    if total.clearly_french and not total.other:
        return False
    return is_foreign("\n".join(parts))
