"""Words that somebody said stand between « »; they are quoted as they were said, never mended."""

import re

_QUOTED = re.compile(r"«[^«»]*»")
SHORTEST = 6  # words; a shorter quotation is a term, which a plainer one may replace.


def is_speech(text: str, start: int, end: int) -> bool:
    """Tell whether a range of characters stands within somebody's quoted words."""
    return any(
        match.start() <= start and end <= match.end() and len(match.group().split()) >= SHORTEST
        for match in _QUOTED.finditer(text)
    )
