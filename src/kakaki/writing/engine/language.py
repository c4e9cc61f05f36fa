"""Tell whether a text is in another language than French: what we know of writing is for French."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.french import is_known
from kakaki.writing.engine.lexicons import entries

_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 8  # words: fewer prove nothing.
READ = 20_000  # characters of a text that are looked at
_SMALL = 20  # words in small letters that the dictionary is asked about


@cache
def _tools() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in entries("languages")}


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Tell whether a text shows that it is not French; a doubtful one is taken for French.

    Evidence: another script, the tool words of English or Hausa, or words in small letters that the
    French dictionary does not hold.
    """
    words = _WORD.findall(text[:READ])
    if not text.isascii() and _is_in_another_script(words):
        return True
    if len(words) < FEWEST:
        return False
    small = [word.lower() for word in words]
    french = sum(map(_tools()["fr"].__contains__, small))
    if french * 3 >= len(words):
        return False
    most = max(
        sum(map(tools.__contains__, small)) for code, tools in _tools().items() if code != "fr"
    )
    if most >= 4 and most > 2 * french:
        return True
    if french * 10 > len(words):
        return False
    asked = [word for word in words if word.islower() and len(word) > 1][:200]
    return len(asked) >= _SMALL and sum(map(is_known, asked)) < 0.4 * len(asked)


def _is_in_another_script(words: list[str]) -> bool:
    letters = sum(map(len, words))
    other = sum(len(word) for word in words if "\u0370" <= word[0] < "\u1e00" or word[0] > "\u2c7f")
    return letters >= 10 and other * 2 > letters


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
        length += len(block.text)
        if length > READ:
            break
    return is_foreign("\n".join(parts))
