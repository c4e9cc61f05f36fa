"""Count in memory what is read and what is looked for in vain, until somebody writes it down."""

import threading
from collections import Counter
from collections.abc import Mapping

MOST_KEPT = 20_000  # different things counted between two writings: beyond, memory is at risk.

Read = tuple[str, str]  # host, path
Sought = tuple[int, str]  # ministry, words


class VisitCounter:
    """What was read and sought since the last `take`; several threads may count at once.

    Nothing about who reads is ever given to it. The same words count once between two writings:
    somebody who asks again and again is one person.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: Counter[Read] = Counter()
        self._sought: Counter[Sought] = Counter()

    def count(self, host: str, path: str) -> None:
        """Count one reading of a page."""
        with self._lock:
            if (host, path) in self._read or len(self._read) < MOST_KEPT:
                self._read[host, path] += 1

    def count_sought(self, ministry_id: int, words: str) -> None:
        """Count one search that found nothing."""
        with self._lock:
            if len(self._sought) < MOST_KEPT:
                self._sought[ministry_id, words] = 1

    def take(self) -> tuple[Mapping[Read, int], Mapping[Sought, int]]:
        """Return what was counted, and begin anew."""
        with self._lock:
            read, self._read = self._read, Counter()
            sought, self._sought = self._sought, Counter()
        return read, sought

    def give_back(self, read: Mapping[Read, int], sought: Mapping[Sought, int]) -> None:
        """Count again what could not be written down."""
        with self._lock:
            self._read.update(read)
            self._sought.update(sought)


counter = VisitCounter()  # One a process: the web server has one.
