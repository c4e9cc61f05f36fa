"""A whole demonstration government, served by `kakaki serve`, and a real browser in front of it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests import migrated
from tests.aside import CHROMIUM, FLAGS, PATIENCE
from tests.peers import a_free_port, mastodon_process  # noqa: F401 -- a fixture.

ROOT = Path(__file__).parents[2]
PASSWORD = "kounta-demo-2026"
SIZES = {"phone": {"width": 360, "height": 740}, "pc": {"width": 1280, "height": 900}}


@dataclass
class Government:
    """A running demonstration: where it is, and how to talk to its command line."""

    port: int
    data: Path
    environment: dict[str, str]

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def site(self, slug: str) -> str:
        return f"http://{slug}.localhost:{self.port}"

    def kakaki(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kakaki.config.command", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def code_for(self, email: str) -> str:
        """Return the six digits that this person's phone would show now."""
        for line in self.kakaki("demo", "--codes").stdout.splitlines():
            if email in line:
                return line.split()[-1]
        raise LookupError(email)


def wait_for(url: str, process: subprocess.Popen[bytes], patience: float = 240) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise RuntimeError(f"nothing answers at {url}")


@contextmanager
def a_government(data: Path, **variables: str) -> Iterator[Government]:
    """Fill a folder with a demonstration government; nothing serves it yet."""
    port = a_free_port()
    environment = {
        **os.environ,
        "KAKAKI_DATA": str(data),
        "KAKAKI_ORIGIN": f"http://localhost:{port}",
        "KAKAKI_ALLOW_LOOPBACK_PEERS": "1",
        "PYTHONPATH": str(ROOT / "src"),
        **variables,
    }
    migrated.lay(data)
    filled = Government(port, data, environment)
    made = filled.kakaki("demo")
    assert made.returncode == 0, made.stderr
    yield filled


@pytest.fixture(scope="session")
def government(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Government]:
    with a_government(tmp_path_factory.mktemp("government")) as served:
        log = (served.data / "serve.log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-m", "kakaki.config.command", "serve", "--port", str(served.port)],
            env=served.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{served.origin}/", process)
            yield served
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)
            log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: run `make install-test`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        loop = asyncio._get_running_loop()
        yield browser
        # The last test of this process may be one from which the loop was hidden.
        asyncio._set_running_loop(loop)
        browser.close()


@pytest.fixture(params=sorted(SIZES))
def screen(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def window(browser: Browser, screen: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport=SIZES[screen], locale="fr-FR", has_touch=screen == "phone"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


# A code of the second factor works once, so whoever signed in is recognised by their cookies.
_kept: dict[str, list[dict]] = {}


def sign_in(page: Page, government: Government, email: str, *, second_factor: bool) -> None:
    """Sign in as a person would: address, password, then the code of their phone."""
    if email in _kept:
        page.context.add_cookies(_kept[email])
        page.goto(f"{government.origin}/bureau/")
        return
    page.goto(f"{government.origin}/bureau/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button.button").first.click()
    if second_factor:
        page.locator("input[name=code]").fill(government.code_for(email))
        page.locator("main form button.button").first.click()
    page.wait_for_url("**/bureau/**")
    _kept[email] = page.context.cookies()
