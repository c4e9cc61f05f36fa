"""A demonstration government served as an operator serves it, and what its processes use."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
]  # fmt: skip
PASSWORD = "kounta-demo-2026"
PATIENCE = 90.0  # seconds a server is given to answer.


@dataclass
class Government:
    """A demonstration: where it is kept, where it is served, and by which process."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """Return the address of the portal and of the desk."""
        return f"http://localhost:{self.port}"

    def site(self, slug: str) -> str:
        """Return the address of a ministry's site."""
        return f"http://{slug}.localhost:{self.port}"

    def kakaki(self, *words: str) -> str:
        """Run a command to its end, and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "kakaki.config.command", *words],
            env=self._environment(), capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def read(self, url: str) -> str:
        """Return what an address of the demonstration answers.

        Only browsers know where « anything.localhost » is, so the name goes in the header.
        """
        parts = urlsplit(url)
        asked = Request(f"http://127.0.0.1:{self.port}{parts.path}", headers={"Host": parts.netloc})
        with urlopen(asked, timeout=20) as answer:
            return str(answer.read().decode())

    def serve(self) -> None:
        """Start `kakaki serve`, and return when it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kakaki.config.command", "serve", "--port", str(self.port)],
            env=self._environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for(f"{self.origin}/", self.process)

    def stop(self) -> None:
        """End the server and its children."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=40)
            self.process = None

    def _environment(self) -> dict[str, str]:
        # The house is found where this process found it, whatever folder it was started from.
        return {
            **os.environ,
            "KAKAKI_DATA": str(self.data),
            "KAKAKI_ORIGIN": self.origin,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }


def a_free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when an address answers; raise RuntimeError when its server ends or stays silent."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"nothing answers at {url}")


@contextmanager
def a_folder() -> Iterator[Path]:
    """Yield a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="kakaki-bench-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def a_government() -> Iterator[Government]:
    """Yield a demonstration that is filled, has no work waiting, and answers; end it."""
    with a_folder() as folder:
        government = Government(folder, a_free_port())
        government.kakaki("demo")
        government.kakaki("worker", "--once")
        try:
            government.serve()
            yield government
        finally:
            government.stop()


def tree(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return a process and all that it started."""
    first = psutil.Process(process.pid)
    return [first, *first.children(recursive=True)]


def cpu_of(processes: list[psutil.Process]) -> float:
    """Return the CPU seconds that processes have spent."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def memory_of(processes: list[psutil.Process]) -> tuple[float, float]:
    """Return the megabytes of processes: resident, and with what they share counted once (PSS)."""
    full = [process.memory_full_info() for process in processes]
    return sum(one.rss for one in full) / 1e6, sum(one.pss for one in full) / 1e6
