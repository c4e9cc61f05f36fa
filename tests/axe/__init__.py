"""Accessibility faults that axe-core (MPL-2.0, kept beside this file) finds in a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = "axe.run(document, {resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """Return one line a fault: its rule and the first element at fault."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    found = page.evaluate(RUN)["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
