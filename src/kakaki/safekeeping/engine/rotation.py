"""The names of backups, and which of them are kept: so many days, weeks and months."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

_NAME = re.compile(r"kakaki-(\d{8}-\d{6})\.tar\.gz\.age")


@dataclass(frozen=True, slots=True)
class Keep:
    """How many backups are kept: one a day, one a week and one a month, for so many of each."""

    days: int = 7
    weeks: int = 4
    months: int = 12


def name_at(at: datetime) -> str:
    """Return the name of a backup made at a moment; names are in the order of their moments."""
    return f"kakaki-{at.astimezone(UTC):%Y%m%d-%H%M%S}.tar.gz.age"


def moment_of(name: str) -> datetime | None:
    """Return when a backup was made, None for a name that is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def keep_from(text: str) -> Keep:
    """Read « 7,4,12 »; raise ValueError on anything else, and on a rule that keeps nothing."""
    days, weeks, months = (int(part) for part in text.split(","))
    if min(days, weeks, months) < 0 or days < 1:
        raise ValueError(f"{text} keeps nothing")
    return Keep(days, weeks, months)


def too_old(names: Iterable[str], keep: Keep, *, always: Collection[str]) -> list[str]:
    """Return the names to remove, oldest first; never one of `always`, nor one that is not ours.

    The newest of each of the last days, weeks and months that have a backup is kept: days are
    counted where there are backups, so that a clock set wrong for a while empties nothing.
    """
    moments = sorted(((m, n) for n in names if (m := moment_of(n)) is not None), reverse=True)
    kept = set(always)
    rules: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (keep.days, lambda at: at.date()),
        (keep.weeks, lambda at: at.isocalendar()[:2]),
        (keep.months, lambda at: (at.year, at.month)),
    )
    for most, period_of in rules:
        seen: set[object] = set()
        for at, name in moments:
            if period_of(at) not in seen and len(seen) < most:
                seen.add(period_of(at))
                kept.add(name)
    return [name for _, name in reversed(moments) if name not in kept]
