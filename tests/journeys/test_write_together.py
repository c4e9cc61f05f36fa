"""What an officer types survives the end of the session, and a colleague who writes the same."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import SIZES, sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
COLLEAGUE = "validation@sante.kounta.example"
WAIT = 60_000  # milliseconds: a busy machine is a slow line too.


@pytest.fixture
def tab(window, government) -> Page:
    page = window.new_page()
    sign_in(page, government, OFFICER, second_factor=False)
    return page


def body(tab: Page):
    return tab.locator("textarea[name=body]")


def begin(tab: Page, government, title: str) -> str:
    """Type a new text, wait until the server has it, and return its address."""
    tab.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    tab.locator("input[name=title]").fill(title)
    body(tab).fill("Première phrase.")
    body(tab).blur()
    saved(tab)
    expect(tab).to_have_url(re.compile(r"/bureau/textes/\d+/$"), timeout=WAIT)
    return tab.url


def saved(tab: Page) -> None:
    expect(tab.locator("[data-draft-state]")).to_contain_text("Enregistré", timeout=WAIT)


def test_a_text_survives_the_end_of_the_session(tab, window, government, screen):
    address = begin(tab, government, f"Lits à Bilmari ({screen})")
    cookies = window.cookies()
    window.clear_cookies()
    body(tab).fill("Écrite après la session.")
    body(tab).blur()
    expect(tab.locator("[data-draft-out]")).to_be_visible(timeout=WAIT)
    tab.get_by_role("button", name="Enregistrer").click()
    expect(body(tab)).to_have_value("Écrite après la session.")
    # The officer signs in again in another tab, and comes back to this one.
    window.add_cookies(cookies)
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.locator(".alert").first).to_contain_text("Brouillon enregistré", timeout=WAIT)
    tab.goto(address)
    expect(body(tab)).to_have_value("Écrite après la session.")


def test_two_people_are_told_and_neither_text_is_lost(tab, browser, government, screen):
    address = begin(tab, government, f"Riz à Tassara ({screen})")
    other = browser.new_context(viewport=SIZES[screen], locale="fr-FR")
    other.set_default_timeout(WAIT)
    second = other.new_page()
    sign_in(second, government, COLLEAGUE, second_factor=True)
    second.goto(address)
    expect(second.get_by_text("a aussi ce texte ouvert").first).to_be_visible()
    body(second).fill("Celui de la collègue.")
    body(second).blur()
    saved(second)
    body(tab).fill("Celui du rédacteur.")
    body(tab).blur()
    expect(tab.locator("[data-draft-clash]")).to_be_visible(timeout=WAIT)
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.locator("h1")).to_contain_text("Quelqu’un d’autre")
    expect(tab.locator(".pieces del", has_text="collègue")).to_have_count(1)
    expect(tab.locator(".pieces ins", has_text="rédacteur")).to_have_count(1)
    expect(body(tab)).to_have_value("Celui du rédacteur.")
    other.close()
