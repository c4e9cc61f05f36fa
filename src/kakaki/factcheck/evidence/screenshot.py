"""Draw a captured page with Chromium, which is given the page and no line at all."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable")
WAIT = 30.0  # seconds
NOBODY = "nobody"
LARGEST = 8_000_000  # bytes of the picture
# The page may fetch nothing and run nothing: its pictures and sheets stand in it already.
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "img-src data:; style-src 'unsafe-inline'; font-src data:\">"
)
FLAGS = (
    "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
    "--window-size=1280,2400",
    # No name is known, and the only way out leads to a closed door, loopback included.
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)  # fmt: skip


def program() -> str | None:
    """Return the path of Chromium, None where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def of(html: str) -> bytes:
    """Return the page as PNG, b'' when it cannot be drawn here."""
    path = program()
    if path is None:
        return b""
    with tempfile.TemporaryDirectory(prefix="kakaki-page-", ignore_cleanup_errors=True) as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "ecran.png")
        page.write_text(f"<!doctype html>{POLICY}{html}", encoding="utf-8", errors="replace")
        command = [path, *FLAGS, f"--user-data-dir={folder}/profile", f"--screenshot={picture}"]
        try:
            _draw([*command, page.as_uri()], folder)
        except (subprocess.TimeoutExpired, OSError):
            return b""
        if not picture.exists() or picture.stat().st_size > LARGEST:
            return b""
        return picture.read_bytes()


def _draw(command: list[str], folder: str) -> None:
    """Run Chromium in its own sandbox, and end it with all its children.

    Its sandbox refuses to start as root: the page is then drawn by a person who owns nothing.
    """
    as_whom: dict[str, Any] = {}
    if os.geteuid() == 0:
        shutil.chown(folder, NOBODY)
        as_whom = {"user": NOBODY, "group": "nogroup", "extra_groups": []}
        command = [*command[:-1], "--no-sandbox", command[-1]]
    process = subprocess.Popen(  # noqa: S603 -- the program and its words are our own.
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
        **as_whom,
    )
    try:
        process.wait(WAIT)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
