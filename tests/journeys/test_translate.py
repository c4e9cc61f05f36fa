"""A communiqué is translated into Hausa, read by somebody else, published, and found by a reader."""

import re

import pytest
from tests.axe import violations
from tests.journeys.conftest import sign_in

FRENCH = ("La maternité de Bilmari ouvre 30 lits", "Rougeole")
pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
HEAD = "responsable@sante.kounta.example"


@pytest.fixture
def title(screen: str) -> str:
    return f"Sanarwa a Hausa ({screen})"


def is_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_communique_is_translated_and_its_reader_switches_language(
    window, government, screen, title
):
    head = window.new_page()
    sign_in(head, government, HEAD, second_factor=True)
    offer_hausa(head, government)
    window.clear_cookies()
    officer = window.new_page()
    sign_in(officer, government, OFFICER, second_factor=False)
    french = translate(officer, government, title, number=0 if screen == "phone" else 1)
    window.clear_cookies()
    publish(window, government, title)
    window.clear_cookies()
    read(window, french, title)


def offer_hausa(page, government):
    page.goto(f"{government.origin}/bureau/langues/")
    if page.get_by_role("heading", name="Haoussa").count():
        return
    page.get_by_text("Proposer une autre langue").click()
    assert violations(page) == []
    page.get_by_label("Langue", exact=True).select_option("ha")
    page.get_by_label("Nom du ministère dans cette langue").fill("Ma’aikatar Lafiya")
    page.get_by_role("button", name="Proposer cette langue").click()
    page.get_by_text("Le site est proposé en haoussa").wait_for()
    assert violations(page) == []
    assert not is_wide(page)


def translate(page, government, title, *, number):
    page.goto(f"{government.origin}/bureau/textes/?etat=published&sorte=communique")
    # Those of the demonstration: other journeys add texts of their own, some without a lead.
    page.get_by_role("link", name=FRENCH[number]).first.click()
    french = page.locator("a[href^='http://sante.']").first.get_attribute("href")
    page.get_by_role("button", name="Traduire en haoussa").click()
    page.get_by_role("heading", name="Traduire en haoussa").wait_for()
    assert violations(page) == []
    assert not is_wide(page)
    page.get_by_label("Titre en haoussa", exact=True).fill(title)
    page.get_by_label("Chapô en haoussa", exact=True).focus()
    page.get_by_text("Enregistré", exact=False).first.wait_for()
    # Closing the tab loses nothing, and what lacks is said.
    address = page.url
    page.close()
    page = page.context.new_page()
    page.goto(address)
    assert page.get_by_label("Titre en haoussa", exact=True).input_value() == title
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text(re.compile(r"\d+ à traduire")).wait_for()
    for field in page.locator("[name^=piece_]").all():
        if not field.input_value():
            field.fill("Bayani a Hausa.")
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()
    assert violations(page) == []
    page.close()
    return french


def publish(window, government, title):
    page = window.new_page()
    sign_in(page, government, HEAD, second_factor=True)
    page.goto(f"{government.origin}/bureau/textes/?etat=asked")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="Le relire maintenant").click()
    page.get_by_role("heading", name="Le français et sa traduction").wait_for()
    assert violations(page) == []
    assert not is_wide(page)
    page.get_by_role("button", name="Approuver").click()
    page.get_by_role("link", name="Publier ce texte").click()
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("Publié. La page est en ligne").wait_for()
    page.close()


def read(window, french, title):
    page = window.new_page()
    page.goto(french)
    page.get_by_role("link", name="Hausa", exact=True).click()
    page.get_by_role("heading", name=title).wait_for()
    assert page.locator("html").get_attribute("lang") == "ha"
    assert page.get_by_role("link", name="Hausa", exact=True).get_attribute("aria-current")
    assert violations(page) == []
    assert not is_wide(page)
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(french)
    page.close()
