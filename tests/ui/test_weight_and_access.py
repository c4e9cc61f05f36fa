"""What a page weighs, and what axe finds in it on a phone and on a PC."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import Page, Route
from tests import aside
from tests.axe import violations
from tests.journeys.conftest import SIZES
from tests.ui.conftest import signed_in

PUBLIC_BUDGET, DESK_BUDGET = 14_000, 60_000  # bytes, compressed
# What the script of the desk imports.
IMPORTED = ("device", "leaving", "live", "on_device", "outbox")
READ_OFFLINE = '<script defer src="/static/sites/offline.js">'
LINKED = re.compile(r'(?:href|src)="(/static/[^"]+|/theme/[^"]+)"')


def static_bytes(path: str) -> bytes:
    found = finders.find(urlsplit(path).path.removeprefix("/static/"))
    return Path(found).read_bytes()


def weight(client, page: str) -> int:
    """Return the compressed bytes of a page, its style sheets, its drawings and its scripts."""
    parts = [page.encode()]
    linked = set(LINKED.findall(page))
    if any(path.endswith("desk.js") for path in linked):
        linked |= {f"/static/ui/{name}.js" for name in IMPORTED}
    for path in linked:
        is_static = path.startswith("/static/")
        parts.append(static_bytes(path) if is_static else client.get(path).content)
    return sum(len(gzip.compress(part)) for part in parts)


def test_the_public_style_sheets_stay_under_their_five_kilobytes():
    sheets = ("tokens.css", "public.css")
    total = sum(len(gzip.compress(static_bytes(f"/static/ui/{name}"))) for name in sheets)
    assert total <= 5_000


@pytest.mark.parametrize("name", ["seals:counter", "watch:tip"])
def test_a_public_page_stays_under_its_budget_without_script(client, country, name):
    page = client.get(reverse(name)).content.decode()
    assert weight(client, page) <= PUBLIC_BUDGET
    # One small script waits until the page is read, to keep it for when there is no line.
    assert set(re.findall(r"<script[^>]*>", page)) <= {READ_OFFLINE}
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*"', page) == []


def test_the_first_load_of_the_desk_stays_under_its_budget(country):
    client = signed_in(country.operator)
    for name in ("ui:home", "ui:components"):
        assert weight(client, client.get(reverse(name)).content.decode()) <= DESK_BUDGET


def read_in_a_browser(html: str, theme: bytes, size: str, look, *, colours: str = "light"):
    """Show a page in Chromium, its files taken from the source, and return what `look` sees."""

    def serve(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            kind = "text/javascript" if path.endswith(".js") else "text/css"
            kind = "image/svg+xml" if path.endswith(".svg") else kind
            route.fulfill(body=static_bytes(path), content_type=kind)
        elif path.startswith("/theme/"):
            route.fulfill(body=theme, content_type="text/css")
        elif path == "/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    def read(page: Page):
        page.route("**/*", serve)
        page.goto("http://kounta.example/")
        return look(page)

    return aside.look(read, viewport=SIZES[size], color_scheme=colours)


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = violations(page)
    small = page.evaluate(
        "[...document.querySelectorAll('.button, .desk-nav a, .tile, .menu summary')]"
        ".filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.className)"
    )
    return [*found, *([f"{wide} px too wide"] if wide > 0 else []), *small]


@pytest.mark.parametrize("size", sorted(SIZES))
@pytest.mark.parametrize("name", ["ui:home", "ui:components", "account_login", "/nulle-part/"])
def test_a_page_has_no_fault_for_axe_no_side_scroll_and_large_targets(country, name, size):
    client = signed_in(country.operator)
    if name == "account_login":
        client.logout()
    address = name if name.startswith("/") else reverse(name)
    html = client.get(address).content.decode()
    theme = client.get("/theme/sante.css").content
    assert read_in_a_browser(html, theme, size, faults) == []


@pytest.mark.parametrize("name", ["ui:home", "ui:components", "seals:counter"])
def test_by_night_every_word_can_be_read_on_a_dark_ground(country, name):
    client = signed_in(country.operator)
    html = client.get(reverse(name)).content.decode()

    def look(page: Page):
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return ground, violations(page)

    theme = client.get("/theme/sante.css").content
    assert read_in_a_browser(html, theme, "phone", look, colours="dark") == (
        "rgb(23, 22, 17)",
        [],
    )


@pytest.mark.parametrize("name", ["seals:counter", "watch:tip"])
def test_without_a_style_sheet_a_page_is_read_in_order_and_no_drawing_fills_it(
    client, country, name
):
    html = LINKED.sub("", client.get(reverse(name)).content.decode())

    def look(page: Page):
        order = page.evaluate(
            "[...document.querySelectorAll('.skip,header,main,h1,footer')]"
            ".map(e => e.matches('.skip') ? 'skip' : e.localName)"
        )
        large = page.evaluate(
            "[...document.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().width > 200)"
            ".map(e => e.outerHTML.slice(0, 90))"
        )
        return order, large

    order, large = read_in_a_browser(html, b"", "phone", look)
    assert order == ["skip", "header", "main", "h1", "footer"]
    assert large == []


def test_the_menu_opens_by_keyboard_and_escape_gives_the_focus_back(country):
    client = signed_in(country.operator)
    html = client.get(reverse("ui:home")).content.decode()

    def look(page: Page):
        page.locator(".menu summary").focus()
        page.keyboard.press("Enter")
        opened = page.get_by_role("button", name="Se déconnecter").is_visible()
        page.keyboard.press("Escape")
        closed = not page.get_by_role("button", name="Se déconnecter").is_visible()
        return opened, closed, page.evaluate("document.activeElement.tagName")

    assert read_in_a_browser(html, b"", "phone", look) == (True, True, "SUMMARY")


def test_the_desk_says_when_the_line_is_cut(country):
    client = signed_in(country.operator)
    html = client.get(reverse("ui:home")).content.decode()

    def look(page: Page):
        page.context.set_offline(True)
        page.get_by_text("Hors ligne : gardé sur cet appareil").wait_for()
        page.context.set_offline(False)
        page.get_by_text("En ligne", exact=True).wait_for(state="attached")
        return True

    assert read_in_a_browser(html, b"", "phone", look)
