"""The prose that is measured: a communiqué of a ministry that does not exist, never twice alike."""

import re
from pathlib import Path

ORIGINAL = Path(__file__).with_name("communique.md").read_text(encoding="utf-8")
_END = re.compile(r"\.(?=\n)")


def variant(number: int) -> str:
    """Return the communiqué with a number at the end of each paragraph.

    Checkers keep sentences that they have read: a text checked twice would cost less than a new
    one.
    """
    return _END.sub(f", fiche {number}.", ORIGINAL)


def words(text: str) -> int:
    """Return how many words a text has, as an editor counts them."""
    return len(text.split())
