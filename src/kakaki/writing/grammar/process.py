"""Keep one process of Grammalecte: begun on demand, begun again after a crash, never waited for.

Only one paragraph is under way at a time. Whoever asks waits until their deadline; an answer that
comes later is kept for the next one who asks for the same paragraph.
"""

import contextlib
import json
import os
import select
import subprocess
import time
from collections import OrderedDict
from hashlib import blake2b
from pathlib import Path
from threading import Lock

PYTHON = "/usr/bin/python3"  # Debian's own, which sees Debian's packages.
PACKAGE = Path("/usr/lib/python3/dist-packages/grammalecte")
CHILD = Path(__file__).with_name("child.py")
LONGEST = 20_000  # characters of a paragraph; a longer one is not read.
STUCK = 20.0  # seconds for one paragraph, after which the process is ended.
MOST = 5_000  # paragraphs kept
Error = tuple[int, int, str, str, tuple[str, ...]]  # start, end, rule, message, suggestions


def is_installed() -> bool:
    """Tell whether Grammalecte is installed on this machine."""
    return PACKAGE.is_dir() and Path(PYTHON).exists()


class GrammarProcess:
    """The process and what it found in the paragraphs that it saw last."""

    def __init__(self, command: tuple[str, ...] = (PYTHON, str(CHILD))) -> None:
        self.command = command
        self._child: subprocess.Popen[bytes] | None = None
        self._kept: OrderedDict[bytes, tuple[Error, ...]] = OrderedDict()
        self._lock = Lock()
        self._waited: tuple[int, bytes, float] | None = None  # number, paragraph, since when
        self._number = 0
        self._buffer = b""

    @property
    def pid(self) -> int | None:
        """Return the number of the process while it lives."""
        alive = self._child is not None and self._child.poll() is None
        return self._child.pid if alive and self._child else None

    def errors_in(self, text: str, *, seconds: float) -> tuple[Error, ...] | None:
        """Return what is wrong in a paragraph, or None when no answer came in time."""
        if len(text) > LONGEST or not text.strip():
            return ()
        deadline = time.monotonic() + seconds
        key = blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
        if (kept := self._kept_of(key)) is not None:
            return kept
        if not self._lock.acquire(timeout=max(0.0, seconds)):
            return None
        try:
            # Twice: a process that was killed meanwhile is begun again, once.
            for _ in range(2):
                if self._is_free(deadline):
                    self._send(text, key)
                    self._read(deadline)
                found = self._kept_of(key)
                if found is not None or self.pid is not None:
                    return found
            return None
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
        self._child, self._waited, self._buffer = None, None, b""

    def _kept_of(self, key: bytes) -> tuple[Error, ...] | None:
        kept = self._kept.get(key)
        if kept is not None:
            with contextlib.suppress(KeyError):  # Another thread may just have dropped it.
                self._kept.move_to_end(key)
        return kept

    def _is_free(self, deadline: float) -> bool:
        """Read what somebody else did not wait for; tell whether the process can be asked."""
        if self._waited is not None:
            if time.monotonic() - self._waited[2] > STUCK:
                self.close()
            else:
                self._read(deadline)
        return self._waited is None

    def _send(self, text: str, key: bytes) -> None:
        self._number += 1
        line = json.dumps({"number": self._number, "text": text.replace("\n", " ")}) + "\n"
        try:
            if self.pid is None:
                self._begin()
            pipe = self._child.stdin if self._child else None
            if pipe is not None:
                pipe.write(line.encode())
                pipe.flush()
                self._waited = (self._number, key, time.monotonic())
        except OSError:
            self.close()

    def _begin(self) -> None:
        self.close()
        self._child = subprocess.Popen(  # noqa: S603  # A command of ours, with nothing of a request.
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
            close_fds=True,
        )

    def _read(self, deadline: float) -> None:
        """Read answers until the one waited for, the deadline, or the end of the process."""
        pipe = self._child.stdout if self._child else None
        while pipe is not None and self._waited is not None:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                return
            piece = os.read(pipe.fileno(), 65536)
            if not piece:
                self.close()
                return
            self._buffer += piece
            while b"\n" in self._buffer:
                line, self._buffer = self._buffer.split(b"\n", 1)
                self._keep(line)

    def _keep(self, line: bytes) -> None:
        try:
            answer = json.loads(line)
            found = tuple(
                (int(start), int(end), str(rule), str(message), tuple(map(str, suggestions)))
                for start, end, rule, message, suggestions in answer["found"]
            )
        except (ValueError, KeyError, TypeError):
            self.close()
            return
        if self._waited is not None and answer.get("number") == self._waited[0]:
            self._kept[self._waited[1]] = found
            self._waited = None
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


PROCESS = GrammarProcess()  # One a machine's process; it costs 70 MB and starts in half a second.
