"""How long a source that fails is left alone."""

from datetime import timedelta
from typing import Final

USUAL: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(days=1)


def pause_after(failures: int) -> timedelta:
    """Return the pause before the next call: 15 minutes, doubled at each failure, a day at most."""
    if failures < 0:
        raise ValueError("failures are counted from 0")
    doubled = 1 << min(failures, 10)
    return min(USUAL * doubled, LONGEST)
