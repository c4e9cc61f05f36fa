"""What a browser fetches to show a page: bytes on the line and requests, seen by Chromium."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from benchmarks.served import CHROMIUM, FLAGS, PASSWORD
from playwright.sync_api import Browser, BrowserContext, CDPSession, sync_playwright

SHEETS = {"Document", "Stylesheet"}


@dataclass
class Weight:
    """What one page cost: bytes by kind, headers counted, and the hosts that were asked."""

    by_kind: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """Return all the bytes."""
        return sum(self.by_kind.values())

    @property
    def words(self) -> int:
        """Return the bytes of the page and of its style sheets: what is read with."""
        return sum(self.by_kind[kind] for kind in SHEETS)

    @property
    def requests(self) -> int:
        """Return how many things were asked for."""
        return sum(self.hosts.values())

    def elsewhere(self, host: str) -> int:
        """Return how many things were asked of another house."""
        return sum(n for name, n in self.hosts.items() if not name.endswith(host))


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Yield Chromium; raise RuntimeError where there is none."""
    if CHROMIUM is None:
        raise RuntimeError("Chromium is missing: run `make install-test`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def weigh(window: BrowserContext, url: str) -> Weight:
    """Open an address with nothing kept from before, and return what it cost."""
    page = window.new_page()
    session = window.new_cdp_session(page)
    weight = _listening(session)
    answer = page.goto(url, wait_until="load")
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{url} answered {answer.status if answer else 'nothing'}")
    page.wait_for_timeout(400)
    page.close()
    return weight


def _listening(session: CDPSession) -> Weight:
    weight, kinds = Weight(), {}

    def asked(event: dict) -> None:
        if event["request"]["url"].startswith("http"):
            kinds[event["requestId"]] = event.get("type", "Other")
            weight.hosts[urlsplit(event["request"]["url"]).hostname or ""] += 1

    def came(event: dict) -> None:
        kind = kinds.get(event["requestId"])
        if kind is not None:
            weight.by_kind[kind] += int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return weight


def signed_in(window: BrowserContext, origin: str, email: str) -> None:
    """Sign in as somebody whose role needs no second factor."""
    page = window.new_page()
    page.goto(f"{origin}/bureau/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button.button").first.click()
    page.wait_for_url("**/bureau/**")
    page.close()
