"""A rumour comes in, is verified by two people, is answered, and whoever asked reads the answer."""

import re

import pytest
from tests.axe import violations
from tests.journeys.conftest import sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@hydraulique.kounta.example"
HEAD = "responsable@hydraulique.kounta.example"
RUMOURS = {
    "phone": "On dit que l’eau du forage de Gao-Nord est empoisonnée et que 12 personnes sont à l’hôpital",
    "pc": "Il paraît que le barrage de Dosso-Kouré va être fermé trois mois et que les champs seront secs",
}


def test_a_rumour_is_answered_to_whoever_asked(window, government, screen):
    rumour = RUMOURS[screen]
    desk = window.new_page()
    sign_in(desk, government, OFFICER, second_factor=False)
    desk.goto(f"{government.origin}/bureau/rumeurs/")
    citizen = window.browser.new_context(viewport={"width": 360, "height": 740})
    receipt = report(citizen, government, rumour)
    # No reload: the queue fills by itself.
    desk.get_by_role("link", name=rumour).wait_for(timeout=45_000)
    assert violations(desk) == []
    claim = conclude(desk, rumour)
    desk.context.clear_cookies()
    publish(desk, government, claim)
    follow(citizen, government, receipt)
    citizen.close()


def report(citizen, government, rumour):
    page = citizen.new_page()
    page.goto(f"{government.origin}/signaler/?lang=ha")
    assert page.locator("html").get_attribute("lang") == "ha"
    page.goto(f"{government.origin}/signaler/")
    assert violations(page) == []
    page.get_by_label("Ce que vous avez entendu ou reçu").fill(rumour)
    page.get_by_label("Quel ministère est concerné ?").select_option("hydraulique")
    page.get_by_role("button", name="Envoyer").click()
    page.get_by_text("Ne le partagez pas").wait_for()
    assert violations(page) == []
    return page.locator(".reference").inner_text()


def conclude(page, rumour):
    page.get_by_role("link", name=rumour).click()
    assert violations(page) == []
    page.get_by_label("Service essentiel", exact=False).check()
    page.get_by_role("button", name="Ouvrir la vérification").click()
    page.wait_for_url(re.compile(r"/bureau/rumeurs/verifications/\d+/"))
    page.locator("#ev-title").fill("Relevé du laboratoire de Tassara")
    page.locator("#ev-text").fill("Les trois prélèvements du forage sont conformes.")
    page.get_by_role("button", name="Garder cet élément").click()
    page.get_by_text("Élément gardé").wait_for()
    assert violations(page) == []
    page.get_by_label("Faux", exact=False).check()
    page.locator("#v-title").fill(f"Non : {rumour[:60]}")
    page.locator("#v-lead").fill(
        "L’information est fausse. Le laboratoire a contrôlé l’eau cette semaine du 2 mars."
    )
    page.locator("#v-reasons").fill(
        "Le laboratoire de Tassara a fait trois prélèvements. Tous sont conformes."
    )
    page.locator("#s-title-1").fill("Laboratoire national des eaux")
    page.get_by_role("button", name="Envoyer à la relecture").click()
    page.get_by_text("Une autre personne que l’auteur").wait_for()
    return page.url


def publish(page, government, claim):
    sign_in(page, government, HEAD, second_factor=True)
    page.goto(claim)
    page.get_by_role("button", name="D’accord avec cette réponse").click()
    page.get_by_role("heading", name="Publier la mise au point").wait_for()
    reason = page.get_by_label("Pourquoi y répondre quand même")
    if reason.count():
        reason.fill("Des familles ne boivent plus l’eau.")
    page.get_by_role("button", name="Publier la mise au point").click()
    page.get_by_text("La réponse est en ligne").wait_for()
    page.locator(".alert-good a").last.click()
    assert '"ClaimReview"' in page.content()
    assert violations(page) == []


def follow(citizen, government, receipt):
    page = citizen.new_page()
    page.goto(f"{government.origin}/suivi/")
    page.get_by_label("Votre numéro").fill(receipt)
    page.get_by_role("button", name="Lire la réponse").click()
    page.get_by_role("link", name="Lire la réponse entière").wait_for()
    assert violations(page) == []
