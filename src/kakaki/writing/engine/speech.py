"""Words that somebody said stand between « »; they are quoted as they were said, never mended."""

import re
from bisect import bisect_right
from functools import lru_cache

_QUOTED = re.compile(r"«[^«»]*»")
SHORTEST = 6  # words; a shorter quotation is a term, which a plainer one may replace.


@lru_cache(maxsize=256)
def _speeches(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the speeches of a text begin, and where each ends."""
    found = [
        match.span() for match in _QUOTED.finditer(text) if len(match.group().split()) >= SHORTEST
    ]
    return tuple(start for start, _ in found), tuple(end for _, end in found)


def is_speech(text: str, start: int, end: int) -> bool:
    """Tell whether a range of characters stands within somebody's quoted words."""
    starts, ends = _speeches(text)
    at = bisect_right(starts, start) - 1
    return at >= 0 and end <= ends[at]
