"""The days of a month in whole weeks, Monday first."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

TYPED = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks (whole, so with days of its neighbours), the one before, the one after."""

    first: date
    weeks: tuple[tuple[date, ...], ...]
    before: str
    after: str


def month_of(typed: str, today: date) -> Month:
    """Return the month typed as `2026-11`, that of today for anything else."""
    found = TYPED.fullmatch(typed)
    year, month = (int(found[1]), int(found[2])) if found else (today.year, today.month)
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    after = (year, month + 1) if month < 12 else (year + 1, 1)
    return Month(
        date(year, month, 1),
        tuple(tuple(week) for week in weeks),
        f"{before[0]}-{before[1]:02}",
        f"{after[0]}-{after[1]:02}",
    )
