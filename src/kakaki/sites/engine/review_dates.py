"""Say when a page is to be read again, and when its keeper is told."""

import calendar
from datetime import date, timedelta
from typing import Final

NOTICE: Final = timedelta(days=7)  # How long before its day a keeper is told of a page.
PAUSE: Final = timedelta(days=7)  # The least time between two letters about pages that are late.
NOT_YET, SOON, DUE = 0, 1, 2


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def stage_of(due_on: date, today: date) -> int:
    """Return how near the day of a page is: NOT_YET, SOON within a week, DUE from that day on."""
    if today >= due_on:
        return DUE
    return SOON if today >= due_on - NOTICE else NOT_YET


def is_letter_due(pages: list[tuple[date, int]], *, today: date, last_letter: date | None) -> bool:
    """Tell whether somebody is written to about their pages, each its day and the stage told.

    A page is told of a week before and on its day; then once a week, whatever the number of pages.
    """
    if last_letter is not None and last_letter >= today:
        return False
    if any(stage_of(due_on, today) > told for due_on, told in pages):
        return True
    is_late = any(due_on < today for due_on, _ in pages)
    return is_late and (last_letter is None or last_letter <= today - PAUSE)
