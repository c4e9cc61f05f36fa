"""A draft is previewed, shown to an outsider, approved by two people and undone."""

import re

import pytest
from playwright.sync_api import expect
from tests.axe import violations
from tests.journeys.conftest import SIZES, sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
COLLEAGUE = "validation@sante.kounta.example"
HEAD = "responsable@sante.kounta.example"
AGENT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"
WAIT = 60_000  # milliseconds: a busy machine is a slow line too.


def looked_at(page) -> None:
    """Find no fault of accessibility and nothing that scrolls sideways."""
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def written(page, government, title: str) -> str:
    page.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    page.locator("input[name=title]").fill(title)
    page.locator("textarea[name=lead]").fill("Dès lundi, dans chaque centre.")
    page.locator("textarea[name=body]").fill("Les soins sont gratuits.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_text("Brouillon enregistré").wait_for()
    return page.url


def as_somebody(window, government, email: str):
    window.clear_cookies()
    # A text is open in one tab at a time: whoever sat here before has closed theirs.
    for former in window.pages:
        former.close()
    page = window.new_page()
    sign_in(page, government, email, second_factor=email != OFFICER)
    return page


def test_a_draft_is_previewed_shown_approved_and_undone(window, browser, government, screen):
    title = f"Soins gratuits ({screen})"
    officer = as_somebody(window, government, OFFICER)
    address = written(officer, government, title)
    previewed(officer, address, title)
    link = a_link(officer, address)
    outsider = browser.new_context(viewport=SIZES[screen], locale="fr-FR", user_agent=AGENT)
    remarked(outsider.new_page(), link, title)
    officer.goto(address)
    officer.get_by_role("link", name="Lire les remarques").click()
    expect(officer.get_by_text("Le prix manque.")).to_be_visible()
    looked_at(officer)
    taken_back(officer, address)
    undone(officer, address, title)
    head = as_somebody(window, government, HEAD)
    two_approvals(window, government, head, address, title)
    # The link leads nowhere else than to this draft, and ends when it is closed.
    officer = as_somebody(window, government, OFFICER)
    officer.goto(f"{address}montrer/")
    officer.get_by_role("button", name="Fermer ce lien").click()
    expect(officer.get_by_text("Ce lien est fermé")).to_be_visible()
    closed = outsider.new_page()
    closed.goto(link)
    expect(closed.get_by_text("a été fermé par le ministère")).to_be_visible()
    looked_at(closed)
    outsider.close()


def previewed(page, address, title):
    page.goto(address)
    page.get_by_role("link", name="Aperçu", exact=True).click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=title)).to_be_visible(timeout=WAIT)
    assert page.locator("iframe").bounding_box()["width"] == 360
    looked_at(page)
    page.get_by_role("link", name="Ordinateur").click()
    expect(page.frame_locator("iframe").get_by_role("heading", name=title)).to_be_attached()
    assert page.locator("iframe").bounding_box()["width"] >= 960
    looked_at(page)


def a_link(page, address) -> str:
    page.goto(address)
    page.get_by_role("link", name="Montrer à quelqu’un").click()
    page.get_by_label("Pour qui").fill("le ministre")
    page.get_by_role("button", name="Créer un lien").click()
    link = page.get_by_label("Lien à envoyer").input_value()
    looked_at(page)
    return link


def remarked(page, link, title):
    page.goto(link)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("Projet — ne pas diffuser").first).to_be_visible()
    looked_at(page)
    page.get_by_label("Votre nom").fill("Le ministre")
    page.get_by_label("Ce que vous voulez dire").fill("Le prix manque.")
    page.get_by_role("button", name="Envoyer la remarque").click()
    expect(page.get_by_text("Votre remarque est arrivée")).to_be_visible()


def taken_back(page, address):
    page.goto(address)
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(page.get_by_text("personne ne l’approuve plus")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Annuler", exact=True).click()
    expect(page.get_by_text("attend de nouveau son approbation")).to_be_visible()


def undone(page, address, title):
    page.goto(address)
    page.locator("textarea[name=body]").fill("Les soins sont payants.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_text("Brouillon enregistré").wait_for()
    page.get_by_role("link", name="Versions").click()
    expect(page.locator("ins", has_text="payants").first).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name=re.compile("Revenir à cette version")).first.click()
    expect(page.locator("textarea[name=body]")).to_have_value("Les soins sont gratuits.")
    page.get_by_role("button", name="Mettre à la corbeille").click()
    expect(page.get_by_text("est à la corbeille")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Corbeille").click()
    looked_at(page)
    page.get_by_role("button", name=f"Reprendre ce texte : {title}").click()
    expect(page.get_by_text("Le texte est de nouveau là")).to_be_visible()


def two_approvals(window, government, head, address, title):
    rules = f"{government.origin}/bureau/textes/regles/"
    head.goto(rules)
    looked_at(head)
    head.get_by_label("Combien d’approbations").select_option("2")
    head.get_by_label("Première approbation : son nom").fill("Relecture")
    head.get_by_label("Deuxième approbation : son nom").fill("Cabinet du ministre")
    head.get_by_role("button", name="Enregistrer la règle").click()
    expect(head.get_by_text("La règle vaut")).to_be_visible()
    looked_at(head)
    officer = as_somebody(window, government, OFFICER)
    officer.goto(address)
    officer.get_by_role("button", name="Envoyer pour approbation").click()
    expect(officer.get_by_text("Approbation 1 sur 2").first).to_be_visible()
    looked_at(officer)
    for email, said in ((COLLEAGUE, "Approbation 2 sur 2"), (HEAD, "Texte approuvé")):
        reader = as_somebody(window, government, email)
        reader.goto(f"{government.origin}/bureau/textes/approbations/")
        looked_at(reader)
        reader.get_by_role("link", name=title).first.click()
        looked_at(reader)
        reader.get_by_role("button", name="Approuver").click()
        expect(reader.get_by_text(said).first).to_be_visible()
    reader.goto(rules)
    reader.get_by_role("button", name="Retirer cette règle").click()
    expect(reader.get_by_text("une approbation suffit")).to_be_visible()
