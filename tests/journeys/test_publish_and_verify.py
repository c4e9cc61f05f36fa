"""An officer writes, a head approves and publishes, a citizen verifies: on a phone and on a PC."""

import re

import pytest
from tests.axe import violations
from tests.journeys.conftest import sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
HEAD = "responsable@sante.kounta.example"
BODY = """Le ministre, dans le cadre de sa visite, a présidé hier la cérémonie et a annoncé que le centre de santé de Bilmari, fermé depuis deux ans pour travaux, rouvre ses portes le lundi 7 décembre avec 24 lits et une salle de soins neuve pour les familles de la ville et des villages voisins.

Le centre reçoit les malades tous les jours, de 8 h à 16 h. Les soins des enfants y sont gratuits."""


@pytest.fixture
def title(screen: str) -> str:
    return f"Bilmari : le centre de santé rouvre avec 24 lits ({screen})"


def test_a_communique_goes_from_the_phone_to_the_citizen(window, government, title):
    officer = window.new_page()
    sign_in(officer, government, OFFICER, second_factor=False)
    assert violations(officer) == []
    write(officer, government, title)
    reference = approve_and_publish(window, government, title)
    verify(window, government, reference, title)


def write(page, government, title):
    page.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    page.get_by_label("Titre").fill(title)
    page.get_by_label("Chapô", exact=True).fill(
        "Le centre de santé de Bilmari rouvre lundi 7 décembre avec 24 lits."
    )
    page.get_by_role("textbox", name="Texte", exact=True).fill(BODY)
    panel = page.locator("[data-writing-findings]")
    panel.get_by_text("Phrase beaucoup trop longue").first.wait_for()
    panel.get_by_text("« hier » ne voudra plus rien dire").wait_for()
    assert violations(page) == []
    page.locator("li", has_text="« hier »").get_by_role("button", name="Corriger").click()
    page.wait_for_function("!document.querySelector('[name=body]').value.includes('hier')")
    page.get_by_text("Enregistré", exact=False).first.wait_for()
    page.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    # Closing the tab loses nothing: the text comes back from the server.
    address = page.url
    page.close()
    page = page.context.new_page()
    page.goto(address)
    assert page.get_by_label("Titre").input_value() == title
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()
    page.context.clear_cookies()
    page.close()


def approve_and_publish(window, government, title):
    page = window.new_page()
    sign_in(page, government, HEAD, second_factor=True)
    page.goto(f"{government.origin}/bureau/textes/?etat=asked")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="Le relire maintenant").click()
    assert violations(page) == []
    page.get_by_role("button", name="Approuver").click()
    page.get_by_role("link", name="Publier ce texte").click()
    assert violations(page) == []
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("Publié. La page est en ligne").wait_for()
    page.get_by_text("Envoyé", exact=True).first.wait_for(timeout=90_000)
    reference = page.locator("section.card strong").last.inner_text()
    page.context.clear_cookies()
    page.close()
    return reference


def verify(window, government, reference, title):
    page = window.new_page()
    page.goto(f"{government.site('sante')}/communiques/")
    page.get_by_role("link", name=title).click()
    assert violations(page) == []
    assert page.locator(".seal svg").count() == 1
    page.goto(f"{government.origin}/verifier/")
    assert violations(page) == []
    field = page.get_by_label("Une référence, un lien ou un texte")
    field.fill(reference)
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_role("heading", name="Authentique").wait_for()
    assert page.get_by_role("link", name=title).count() == 1
    altered = "Le centre reçoit les malades tous les jours, de 8 h à 18 h. Les soins des enfants y sont gratuits."
    field.fill(altered)
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_role("heading", name="Modifié").wait_for()
    assert "18" in page.locator("table").inner_text()
    assert violations(page) == []
    field.fill("Demain il n’y aura pas d’eau dans le quartier des potiers, prévenez vos voisins.")
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_role("heading", name="Inconnu").wait_for()
    page.close()
