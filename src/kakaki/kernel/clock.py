"""The present moment, from one place, so that tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_held: list[datetime] = []


def now() -> datetime:
    """Return the present moment in UTC, or the moment held by `held_at`."""
    return _held[-1] if _held else datetime.now(UTC)


@contextmanager
def held_at(moment: datetime) -> Iterator[datetime]:
    """Hold the clock at `moment`, which must carry its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    _held.append(moment)
    try:
        yield moment
    finally:
        _held.pop()
