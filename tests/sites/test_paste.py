"""What is pasted from Word and its kin becomes light markdown, and one Ctrl+Z takes it away.

The samples of `pasted/` were written by hand in the manner of each program.
"""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route
from tests import aside

from kakaki.sites.engine.light_markdown import to_blocks

SAMPLES = Path(__file__).with_name("pasted")
SCREEN = """<!doctype html><html lang="fr"><title>Essai</title><form id="editor">
<textarea name="body"></textarea></form><p data-paste-notice></p>
<script type="module" src="/paste.js"></script></html>"""
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const field = document.querySelector("[name=body]");
  field.focus();
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  const isLeft = field.dispatchEvent(event);
  return { isLeft, text: field.value, notice: document.querySelector("[data-paste-notice]").textContent };
}"""


def module() -> bytes:
    return Path(finders.find("sites/paste.js")).read_bytes()


def in_a_browser(look):
    def serve(route: Route) -> None:
        if route.request.url.endswith("/paste.js"):
            route.fulfill(body=module(), content_type="text/javascript")
        elif route.request.url == "http://kounta.example/":
            route.fulfill(body=SCREEN, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    asked: list[str] = []

    def paste(page: Page):
        page.route("**/*", serve)
        page.goto("http://kounta.example/", wait_until="load")
        return look(page)

    seen = aside.look(paste)
    assert [one for one in asked if "favicon" not in one] == [], "pasted HTML fetched something"
    return seen


@pytest.mark.parametrize("name", ["word", "docs", "libreoffice", "mail"])
def test_what_a_program_copies_becomes_light_markdown(name):
    html = (SAMPLES / f"{name}.html").read_text(encoding="utf-8")
    wanted = (SAMPLES / f"{name}.md").read_text(encoding="utf-8").strip()
    seen = in_a_browser(lambda page: page.evaluate(PASTE, [html, ""]))
    assert seen["text"].replace("\u00a0", " ") == wanted
    with_notes = name in {"word", "libreoffice"}
    assert ("sans les notes de bas de page" in seen["notice"]) == with_notes
    assert all(raw["type"] != "heading" or "*" not in raw["value"] for raw in to_blocks(wanted))


def test_one_ctrl_z_takes_the_paste_away():
    html = (SAMPLES / "docs.html").read_text(encoding="utf-8")

    def look(page: Page):
        page.locator("[name=body]").click()
        page.keyboard.type("Avant. ")
        pasted = page.evaluate(PASTE, [html, ""])["text"]
        page.keyboard.press("Control+z")
        return pasted, page.locator("[name=body]").input_value()

    pasted, left = in_a_browser(look)
    assert pasted.startswith("Avant. \n\n## Où aller\n\nLe centre")
    assert left == "Avant. "


def test_plain_words_are_left_to_the_browser():
    seen = in_a_browser(lambda page: page.evaluate(PASTE, ["<span>Bilmari</span>", "Bilmari"]))
    assert seen["isLeft"]
    assert in_a_browser(lambda page: page.evaluate(PASTE, ["", "Bilmari"]))["isLeft"]


def test_the_module_stays_small():
    assert len(gzip.compress(module())) <= 6_000
