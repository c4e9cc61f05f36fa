"""French typography for the words of the interface."""

import re

HARD, NARROW = "\u00a0", "\u202f"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(rf"«[ {HARD}{NARROW}]?"), f"«{HARD}"),
    (re.compile(rf"[ {HARD}{NARROW}]?»"), f"{HARD}»"),
    (re.compile(r" :"), f"{HARD}:"),
    (re.compile(r" ([;!?])"), rf"{NARROW}\1"),
    (re.compile(r"(?<=\d) (?=(?:\d{3}|%|FCFA|km|kg|h)(?!\w))"), NARROW),
)


def french(text: str) -> str:
    """Return the text with unbreakable spaces where French wants them, and curly apostrophes.

    Spaces are only made unbreakable, never added, save inside guillemets: an address such as
    « http://x » keeps its colon (Lexique des règles typographiques, Imprimerie nationale).
    """
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
