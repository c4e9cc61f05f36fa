"""An officer mends with the keyboard alone, ignores with a reason, and the reader is told."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.axe import violations
from tests.journeys.conftest import SIZES, sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
READER = "validation@sante.kounta.example"
WAIT = 60_000  # milliseconds: a busy machine is a slow line too.
TEXT = "L'hôpital de Bilmari soigne 300 malades. Le ministre est venu hier voir les équipes."


@pytest.fixture
def tab(window, government) -> Page:
    page = window.new_page()
    sign_in(page, government, OFFICER, second_factor=False)
    return page


def test_a_text_is_mended_by_keyboard_and_its_reader_sees_what_was_ignored(
    tab, browser, government, screen
):
    tab.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    tab.locator("input[name=title]").fill(f"Des soins à Bilmari ({screen})")
    body = tab.locator("textarea[name=body]")
    body.fill(TEXT)
    state = tab.locator("[data-writing-state]")
    expect(state).to_contain_text("remarque", timeout=WAIT)
    body.press("Control+Home")
    tab.keyboard.press("F8")
    tab.keyboard.press("Enter")
    expect(body).to_have_value(TEXT.replace("'", "’"))
    expect(state).to_contain_text("de moins", timeout=WAIT)
    tab.keyboard.press("F8")
    card = tab.locator(".advice-card")
    expect(card).to_contain_text("hier")
    assert violations(tab) == []
    card.get_by_role("button", name="Ignorer ici").press("Enter")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("1 remarque ignorée")).to_be_visible(timeout=WAIT)
    body.blur()
    expect(tab).to_have_url(re.compile(r"/bureau/textes/\d+/$"), timeout=WAIT)
    address = tab.url
    tab.get_by_role("button", name="Envoyer pour approbation").click()
    expect(tab.get_by_text("Envoyé. Une autre personne")).to_be_visible(timeout=WAIT)
    expect(tab.get_by_text("1 remarque ignorée")).to_be_visible(timeout=WAIT)
    other = browser.new_context(viewport=SIZES[screen], locale="fr-FR")
    other.set_default_timeout(WAIT)
    reader = other.new_page()
    sign_in(reader, government, READER, second_factor=True)
    reader.goto(f"{address}relire/")
    told = reader.get_by_role("region", name="Ce que disent les conseils")
    expect(told).to_contain_text("1 remarque ignorée")
    expect(told).to_contain_text("C’est une citation, dit")
    assert violations(reader) == []
    reader.get_by_role("button", name="Approuver").click()
    expect(reader.get_by_text("Texte approuvé")).to_be_visible()
    other.close()
