"""In a real browser: what is typed survives a lost line, a closed tab and a closed session."""

import re
import shutil
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from tests.sites.conftest import Unit

from kakaki.sites import facade as sites
from kakaki.sites.models import CommuniquePage

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    # Playwright's loop runs in this thread, where Django then refuses to read the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: run `make install-test`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
        context.set_default_timeout(15_000)
        yield context
        browser.close()


def let_in(phone: BrowserContext, live_server, unit: Unit) -> None:
    """Give the phone the session of the ministry's writer."""
    cookie = unit.client().cookies["kakaki"].value
    phone.add_cookies([{"name": "kakaki", "value": cookie, "url": live_server.url}])


def opened(phone: BrowserContext, live_server, path: str) -> Page:
    tab = phone.new_page()
    tab.goto(f"{live_server.url}{path}")
    return tab


def body(tab: Page):
    return tab.locator("textarea[name=body]")


def state(tab: Page):
    return tab.locator("[data-draft-state]")


def test_a_text_survives_everything_that_happens_to_it(phone, live_server, health):
    let_in(phone, live_server, health)
    tab = opened(phone, live_server, "/bureau/communiques/nouveau/")
    tab.locator("input[name=title]").fill("Soins gratuits")
    body(tab).fill("Première phrase.")
    expect(state(tab)).to_have_text("Gardé sur ce téléphone")
    body(tab).blur()
    expect(state(tab)).to_contain_text("Enregistré")
    expect(tab).to_have_url(re.compile(r"/bureau/communiques/\d+/$"))
    number = CommuniquePage.objects.get().pk
    assert sites.draft_text(number).body == "Première phrase."

    # The line falls, and the tab is closed: the phone has kept the text, and offers it.
    phone.set_offline(True)
    body(tab).fill("Première phrase.\n\nÉcrite sans réseau.")
    body(tab).blur()
    expect(state(tab)).to_contain_text("Hors ligne")
    tab.close()
    phone.set_offline(False)
    tab = opened(phone, live_server, f"/bureau/communiques/{number}/")
    offer = tab.locator("[data-draft-found]")
    expect(offer).to_be_visible()
    offer.locator("summary").click()
    expect(offer.locator("ins")).to_contain_text("Écrite sans réseau.")
    tab.locator("[data-draft-take]").click()
    expect(body(tab)).to_have_value("Première phrase.\n\nÉcrite sans réseau.")
    body(tab).blur()
    expect(state(tab)).to_contain_text("Enregistré")

    # The session ends: the phone says so, keeps the text, and sends it once its writer is back.
    Session.objects.all().delete()
    body(tab).fill("Écrite après la session.")
    body(tab).blur()
    expect(tab.locator("[data-draft-out]")).to_be_visible()
    tab.get_by_role("button", name="Enregistrer").click()
    expect(body(tab)).to_have_value("Écrite après la session.")
    let_in(phone, live_server, health)
    phone.clear_cookies(name="kakaki-csrf")
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.locator(".alert").first).to_contain_text("Brouillon enregistré")
    assert sites.draft_text(number).body == "Écrite après la session."
    expect(tab.locator("[data-draft-found]")).to_be_hidden()

    # What was begun as a new text is not offered again as another one.
    fresh = opened(phone, live_server, "/bureau/communiques/nouveau/")
    expect(fresh.locator("[data-draft-found]")).to_be_hidden()
    assert CommuniquePage.objects.count() == 1


def test_two_phones_are_told_and_both_texts_are_seen(phone, live_server, health):
    draft = health.draft()
    let_in(phone, live_server, health)
    tab = opened(phone, live_server, f"/bureau/communiques/{draft.page_id}/")
    health.draft(page_id=draft.page_id, base_version=draft.version, body="Celui du chef.")
    body(tab).fill("Celui du rédacteur.")
    body(tab).blur()
    expect(tab.locator("[data-draft-clash]")).to_be_visible()
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.locator("h1")).to_contain_text("Quelqu’un d’autre")
    expect(tab.locator(".pieces ins").first).to_contain_text("rédacteur")
    expect(tab.locator("textarea[name=body]")).to_have_value("Celui du rédacteur.")
