"""Keep the web server and the worker alive, and end them together."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

PR_SET_PDEATHSIG = 1
LONGEST_PAUSE = 30.0  # seconds before a child that keeps dying is started again.
PATIENCE = 15.0  # seconds a child is given to end by itself.


def _die_with_parent() -> None:
    """Ask Linux to end this child when the supervisor is killed without a chance to tell it."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A process to keep alive."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_after: float = 0.0
    deaths: int = field(default=0)

    def start(self) -> None:
        """Start the process."""
        self.process = subprocess.Popen(  # noqa: S603 -- the commands are our own.
            self.command,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )
        self.started_at = time.monotonic()

    def look_after(self) -> None:
        """Start the process again when it has died, after a pause that grows with its deaths."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_after:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            if now - self.started_at > LONGEST_PAUSE:
                self.deaths = 0
            return
        self.deaths += 1
        pause = min(LONGEST_PAUSE, 0.2 * 2**self.deaths)
        print(
            f"kakaki : « {self.name} » s’est arrêté (code {code}), reprise dans {pause:.1f} s.",
            file=sys.stderr,
        )
        self.process = None
        self.start_after = now + pause

    def stop(self) -> None:
        """Ask the process to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for the end, and kill the process when its patience is over."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def supervise(children: Sequence[Child]) -> int:
    """Keep every child alive until SIGTERM or SIGINT, then end them all; return 0."""
    stopping = False

    def stop(signum: int, frame: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not stopping:
        for child in children:
            child.look_after()
        time.sleep(0.2)
    for child in children:
        child.stop()
    until = time.monotonic() + PATIENCE
    for child in children:
        child.wait(until)
    return 0
