"""The peer: the site that `wagtail start` makes, served by one worker of the same web server."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.served import wait_for

_SETTINGS = """from peer.settings.base import *
DEBUG = False
SECRET_KEY = "measured-and-thrown-away-0123456789-0123456789-abcdef"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
"""


@dataclass
class Wagtail:
    """A fresh Wagtail in a folder of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def _run(self, *words: str) -> None:
        subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=self._environment(), check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KAKAKI")}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "peer.settings.measured",
            "PYTHONPATH": str(self.folder),
        }

    def make(self) -> None:
        """Make the site and its database."""
        self._run("-m", "wagtail.bin.wagtail", "start", "peer", ".")
        measured = self.folder / "peer" / "settings" / "measured.py"
        measured.write_text(_SETTINGS, encoding="utf-8")
        self._run("manage.py", "migrate", "--verbosity", "0")
        self._run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")

    def serve(self) -> None:
        """Serve it, and return when it answers."""
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1",
                "--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning",
                "peer.wsgi:application",
            ],
            cwd=self.folder, env=self._environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for(f"http://127.0.0.1:{self.port}/", self.process)

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None
