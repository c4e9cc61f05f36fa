"""Run work aside: a coroutine in a loop of its own, a look at a page in the one browser."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
]  # fmt: skip
PATIENCE = 60_000  # milliseconds: a busy machine is a slow line too.
expect.set_options(timeout=PATIENCE)


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine returns, run to its end in a thread and a loop of its own."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


class OneBrowser:
    """A browser in a thread of its own, started once a process and by the first who looks."""

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.playwright: Playwright | None = None
        self.browser: Browser | None = None

    def look(self, work: Callable[[Page], Any], **options: Any) -> Any:
        """Return what `work` sees in a new page, opened with `options`; no two pages share anything."""
        return self.thread.submit(self._look, work, options).result()

    def _look(self, work: Callable[[Page], Any], options: dict[str, Any]) -> Any:
        if self.browser is None or not self.browser.is_connected():
            if CHROMIUM is None:
                raise RuntimeError("Chromium is missing: run `make install-test`.")
            self.playwright = self.playwright or sync_playwright().start()
            self.browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        try:
            return work(context.new_page())
        finally:
            context.close()

    def close(self) -> None:
        """End the browser, if one was started."""
        self.thread.submit(self._close).result()
        self.thread.shutdown()

    def _close(self) -> None:
        if self.browser is not None:
            self.browser.close()
        if self.playwright is not None:
            self.playwright.stop()


one_browser = OneBrowser()
look = one_browser.look
