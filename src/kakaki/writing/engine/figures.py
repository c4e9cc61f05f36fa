"""Dates, numbers and addresses as French prose writes them: what the rules about figures share."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kakaki.writing.engine.blocks import Block, Document

HARD = "\u00a0"
SPACE = "[ \u00a0\u202f]"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WRITTEN = ("title", "lead", "heading", "paragraph", "item", "quote")
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|`[^`\n]*`")


@lru_cache(maxsize=8192)
def places_of(text: str) -> tuple[int, ...]:
    """Return where each run of digits begins; rules about figures look there and nowhere else."""
    return tuple(match.start() for match in _DIGITS.finditer(text))


def with_digits(document: Document) -> Iterator[Block]:
    """Return the written blocks that hold a digit, in order; cells are left to tables."""
    return (b for b in document.blocks if b.kind in WRITTEN and places_of(b.text))


def at_digits(
    document: Document, pattern: re.Pattern[str]
) -> Iterator[tuple[Block, re.Match[str]]]:
    """Return the matches of a pattern that begins with a digit, or with the « + » before one."""
    for block in with_digits(document):
        text, end = block.text, 0
        for place in places_of(text):
            if place < end:
                continue
            match = pattern.match(text, place - 1) if text[place - 1 : place] == "+" else None
            match = match or pattern.match(text, place)
            if match:
                end = match.end()
                yield block, match


def is_address(text: str, start: int) -> bool:
    """Tell whether a place stands within a web address, an e-mail or code, which are not prose."""
    if "@" not in text and "://" not in text and "www." not in text and "`" not in text:
        return False
    return any(m.start() <= start < m.end() for m in _ADDRESS.finditer(text))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spelled(day: date) -> str:
    """Return a date as French prose writes it: « 1er mars 2026 », its space unbreakable."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{HARD}{MONTHS[day.month - 1]} {day.year}"


def nearest(day: int, month: int, to: date) -> date | None:
    """Return the date of this day and month that is the nearest to another date."""
    years = (day_of(to.year + shift, month, day) for shift in (-1, 0, 1))
    known = [one for one in years if one is not None]
    return min(known, key=lambda one: abs((one - to).days), default=None)


def month_number(name: str) -> int:
    """Return the number of a month from its name in any case, 1 to 12; 0 when it is none."""
    lowered = name.lower()
    return MONTHS.index(lowered) + 1 if lowered in MONTHS else 0


def grouped(digits: str) -> str:
    """Return digits cut by threes from the right with spaces that do not break."""
    head = len(digits) % 3 or 3
    parts = [digits[:head], *(digits[n : n + 3] for n in range(head, len(digits), 3))]
    return HARD.join(parts)
