"""A telephone whose browser can be closed and opened again, and the line it hangs on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page
from tests.aside import CHROMIUM, FLAGS
from tests.journeys.conftest import SIZES

PATIENCE = 90_000  # milliseconds
Start = Callable[[], BrowserContext]


@contextmanager
def a_telephone(browser: Browser, folder: Path, screen: str) -> Iterator[Start]:
    """Yield what opens the same device again after its browser was closed."""
    opened: list[BrowserContext] = []

    def start() -> BrowserContext:
        for context in opened:
            context.close()
        opened.clear()
        context = browser.browser_type.launch_persistent_context(
            folder,
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=SIZES[screen],
            locale="fr-FR",
            has_touch=screen == "phone",
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()


KEPT = """async () => {
  for (const name of await caches.keys())
    if (name !== "bureau-files" && await (await caches.open(name)).match(location.pathname))
      return true;
  return false;
}"""


def kept_on_device(page: Page) -> None:
    """Wait until the worker of the desk has kept the page that is shown."""
    for _ in range(300):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(200)
    raise TimeoutError(page.url)
