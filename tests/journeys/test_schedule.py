"""A head schedules a text and it goes out by itself; the Cabinet bundles and holds."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.axe import violations
from tests.journeys.conftest import sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
HEAD = "responsable@sante.kounta.example"
CABINET = "cabinet@kounta.example"
ZONE = ZoneInfo("Africa/Niamey")


@pytest.fixture
def titles(screen: str) -> list[str]:
    return [f"Vaccination à Tassara ({screen})", f"Nouvelle maternité ({screen})"]


def test_a_text_goes_out_at_its_moment(window, government, titles):
    officer = window.new_page()
    sign_in(officer, government, OFFICER, second_factor=False)
    for title in titles:
        write(officer, government, title)
    window.clear_cookies()
    officer.close()
    head = window.new_page()
    sign_in(head, government, HEAD, second_factor=True)
    addresses = [approve(head, government, title) for title in titles]
    schedule(head, government, titles[0])
    embargo(head, addresses[1])
    window.clear_cookies()
    coordinate(window, government, titles)
    goes_out(window, government, addresses[0], titles[0])


def write(page, government, title):
    page.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    page.get_by_label("Titre").fill(title)
    page.get_by_label("Chapô", exact=True).fill("Tout est gratuit, de 8 h à 16 h.")
    page.get_by_role("textbox", name="Texte", exact=True).fill("Venez avec le carnet de l’enfant.")
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()


def approve(page, government, title):
    page.goto(f"{government.origin}/bureau/textes/?etat=asked")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="Le relire maintenant").click()
    page.get_by_role("button", name="Approuver").click()
    page.get_by_role("link", name="Publier ce texte").wait_for()
    return page.url


def choose(page, moment):
    page.get_by_label("Le", exact=True).fill(f"{moment:%Y-%m-%d}")
    page.get_by_label("à", exact=True).fill(f"{moment:%H:%M}")


def schedule(page, government, title):
    page.goto(f"{government.origin}/bureau/textes/?etat=approved")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="Publier ce texte").click()
    page.get_by_label("Publier plus tard").check()
    choose(page, datetime.now(ZONE) - timedelta(days=1))
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("Ce moment est déjà passé").wait_for()
    choose(page, datetime.now(ZONE) + timedelta(minutes=2))
    assert violations(page) == []
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("Ce texte partira le").wait_for()
    assert violations(page) == []
    page.goto(f"{government.origin}/bureau/calendrier/")
    page.get_by_role("link", name=title).last.wait_for()
    assert violations(page) == []


def embargo(page, address):
    page.goto(address)
    page.get_by_role("link", name="Embargo…").click()
    choose(page, datetime.now(ZONE) + timedelta(days=2))
    assert violations(page) == []
    page.get_by_role("button", name="Poser l’embargo").click()
    page.get_by_text("ce texte ne partira pas avant le").wait_for()


def coordinate(window, government, titles):
    page = window.new_page()
    sign_in(page, government, CABINET, second_factor=True)
    page.goto(f"{government.origin}/bureau/calendrier/")
    page.get_by_text(titles[0]).last.wait_for()
    assert page.get_by_role("link", name=titles[0]).count() == 0
    assert violations(page) == []
    page.goto(f"{government.origin}/bureau/ensemble/")
    assert violations(page) == []
    page.get_by_label("Nom, lu").fill("Semaine de la santé")
    choose(page, datetime.now(ZONE) + timedelta(days=3))
    page.get_by_role("button", name="Préparer").click()
    page.get_by_label("Texte", exact=True).select_option(label=f"Santé — {titles[1]}")
    page.get_by_role("button", name="Ajouter").click()
    page.get_by_text("Tout est prêt.").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Annuler cette publication").click()
    page.goto(f"{government.origin}/bureau/suspensions/")
    page.get_by_label("Ministère", exact=True).select_option("tous")
    page.get_by_label("Raison").fill("Deuil national")
    page.get_by_role("button", name="Suspendre toutes").click()
    page.get_by_text("Suspendu maintenant").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Lever la suspension").click()
    page.get_by_text("Suspension levée").wait_for()
    window.clear_cookies()
    page.close()


def goes_out(window, government, address, title):
    page = window.new_page()
    sign_in(page, government, HEAD, second_factor=True)
    page.goto(address)
    until = datetime.now(ZONE) + timedelta(minutes=6)
    while page.get_by_text("Ce texte est en ligne").count() == 0 and datetime.now(ZONE) < until:
        page.wait_for_timeout(5_000)
        page.reload()
    page.get_by_text("Ce texte est en ligne").wait_for()
    page.get_by_role("link", name="Retirer…").click()
    page.get_by_label("Publié par erreur").check()
    assert violations(page) == []
    page.get_by_role("button", name="Retirer ce texte").click()
    page.get_by_text("Ce texte est retiré").wait_for()
    page.goto(f"{government.site('sante')}/communiques/")
    page.context.clear_cookies()
    page.close()
