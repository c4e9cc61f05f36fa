"""Run programs on what anybody sends, within limits of time, memory and number."""

import resource
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

from kakaki.kernel.errors import UnavailableError

ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
_SLACK = 2  # seconds between the polite end of a program and the one it cannot refuse


class TooHeavyError(Exception):
    """Say that a program died of its limits, or could not live with what it was given."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a program may take: seconds of processor, seconds in all, bytes of memory."""

    processor: int
    wall: float
    memory: int


def run(command: Sequence[str], content: bytes, bounds: Bounds) -> bytes:
    """Return what a program answers to `content`; raise TooHeavyError when it gives no answer."""
    try:
        with subprocess.Popen(  # noqa: S603 -- the program and its words are our own.
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        ) as process:
            try:
                # It has read nothing yet, so it can do nothing before its limits are set.
                _limit(process.pid, bounds)
                answer, _ = process.communicate(content, timeout=bounds.wall)
            finally:
                process.kill()
    except (subprocess.TimeoutExpired, OSError) as error:
        raise TooHeavyError(str(error)) from error
    if process.returncode != 0:
        raise TooHeavyError(f"ended with {process.returncode}")
    return answer


def _limit(pid: int, bounds: Bounds) -> None:
    limits = {
        resource.RLIMIT_CPU: (bounds.processor, bounds.processor + _SLACK),
        resource.RLIMIT_AS: (bounds.memory, bounds.memory),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }
    for what, most in limits.items():
        resource.prlimit(pid, what, most)


class Turns:
    """So many at once, so many who wait, so many seconds; whoever comes beyond is told at once.

    Each visitor holds a thread of the web server: were they all to wait, nobody would be answered.
    """

    def __init__(self, *, at_once: int, waiting: int, seconds: float, advice: str) -> None:
        self._door = BoundedSemaphore(at_once + waiting)
        self._places = BoundedSemaphore(at_once)
        self._seconds = seconds
        self._advice = advice

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn and hold it; raise UnavailableError when too many wait already."""
        if not self._door.acquire(blocking=False):
            raise UnavailableError("too many wait", advice=self._advice)
        try:
            if not self._places.acquire(timeout=self._seconds):
                raise UnavailableError("waited too long", advice=self._advice)
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._door.release()
