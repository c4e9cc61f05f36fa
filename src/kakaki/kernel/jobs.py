"""Work that comes back: what a room asks the scheduler to run, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of periodic work, safe to run twice and safe to be killed.

    A room lists its own in `schedule.py` as `jobs = (Job(...), …)`.
    """

    code: str
    label: str
    every: timedelta
    run: Callable[[], object]

    def __post_init__(self) -> None:
        if self.every < timedelta(seconds=5):
            raise ValueError(f"{self.code} would run without rest")
