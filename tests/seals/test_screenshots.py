"""A screenshot of a page on a phone: its head and menu around the text, and a part of the text."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Page
from tests.seals.samples import VACCINE
from tests.ui.test_weight_and_access import read_in_a_browser

from kakaki.seals import facade, services
from kakaki.seals.contracts import Verification
from kakaki.seals.engine.canonical import Document
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.pictures import verify_image

PAGE = """{% extends "ui/public.html" %}{% block main %}
<nav class="crumbs" aria-label="Fil d’Ariane"><ol><li><a href="/">Accueil</a></li>
<li><a href="/">Communiqués</a></li></ol></nav>
<article><p class="small muted">Communiqué — Tassara, le 12 mai 2026</p><h1>{{ text.title }}</h1>
{% for part in text.paragraphs %}<p>{{ part }}</p>{% endfor %}
<p>{{ text.role }},<br>{{ text.signer }}</p>
{% if qr %}<aside class="seal"><div>{{ qr }}</div><p>Référence de ce texte</p></aside>{% endif %}
</article>{% endblock %}"""
MENU = ("Accueil", "Le ministère", "Communiqués", "Vaccination", "Contact")
# Where the page is scrolled to, and how much of it a phone shows.
VIEWS = {
    "the head of the page": (0, 740),
    "its middle": (330, 740),
    "its foot": (10_000, 740),
    "a long phone": (0, 1100),
}


def page_of(document: Document, qr: str = "") -> str:
    """Return the HTML of a page of the ministry with these words."""
    context = {
        "text": document,
        "qr": engines["django"].from_string("{{ q|safe }}").render({"q": qr}) if qr else "",
        "ministry": SimpleNamespace(
            name="Ministère de la Santé", slug="sante", phone="20 72 33 44", email=""
        ),
        "site_nav": [{"title": title, "url": "/"} for title in MENU],
        "site_legal": [{"title": "Mentions légales", "url": "/"}],
    }
    return engines["django"].from_string(PAGE).render(context, RequestFactory().get("/"))


def screenshot(html: str, scroll: int, height: int) -> bytes:
    """Return what the screen of a phone of 360 × `height` points shows."""

    def look(page: Page) -> bytes:
        page.set_viewport_size({"width": 360, "height": height})
        metrics = {"width": 360, "height": height, "deviceScaleFactor": 2, "mobile": False}
        page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", metrics)
        page.evaluate(f"scrollTo(0, {scroll})")
        return page.screenshot()

    return read_in_a_browser(html, b"", "phone", look)


def seen(document: Document, view: str, qr: str = "") -> Verification:
    return verify_image(screenshot(page_of(document, qr), *VIEWS[view]))


@pytest.mark.parametrize("view", VIEWS)
def test_a_screenshot_of_a_true_page_is_never_called_altered(vaccine, view):
    found = seen(VACCINE, view)
    assert found.verdict in {Verdict.AUTHENTIC, Verdict.TO_COMPARE}
    assert (found.reference, found.differences) == (vaccine.reference, ())
    if found.verdict is Verdict.TO_COMPARE:
        assert "les mots lus sont ceux du texte officiel" in found.note
        assert "ne montre qu’une partie" in found.note


def changed(official: str, received: str) -> tuple[str, ...]:
    parts = tuple(part.replace(official, received) for part in VACCINE.paragraphs)
    assert parts != VACCINE.paragraphs
    return parts


CHANGED = {
    "an amount": ("12 500", "72 500"),
    "a date": ("du 18 au 24", "du 18 au 29"),
    "a negation": ("n’est pas obligatoire", "est obligatoire"),
    "a place": ("Gao-Nord", "Gao-Sud"),
}


@pytest.mark.parametrize("view", VIEWS)
def test_one_number_changed_on_a_screenshot_is_never_authentic(vaccine, view):
    found = seen(replace(VACCINE, paragraphs=changed("12 500", "72 500")), view)
    assert (found.verdict, found.reference) == (Verdict.ALTERED, vaccine.reference)
    assert any("72 500" in one.received for one in found.differences)


@pytest.mark.parametrize(("official", "received"), CHANGED.values(), ids=CHANGED)
def test_a_screenshot_of_a_changed_page_says_what_was_changed(vaccine, official, received):
    found = seen(replace(VACCINE, paragraphs=changed(official, received)), "a long phone")
    assert (found.verdict, found.reference) == (Verdict.ALTERED, vaccine.reference)
    # The head and the menu are no change: only what stands inside the text is shown as one.
    assert not any("Accueil" in one.received for one in found.differences)
    assert any(one.official for one in found.differences)


def test_a_screenshot_with_its_true_seal_says_that_the_words_agree(vaccine):
    found = seen(VACCINE, "its foot", facade.qr_svg(vaccine.reference))
    assert found.verdict in {Verdict.AUTHENTIC, Verdict.GENUINE_SEAL}
    assert found.differences == ()


def test_a_screenshot_of_a_withdrawn_page_says_that_it_was(vaccine):
    services.withdraw(reference=vaccine.reference, reason="Campagne annulée.", actor_id=None)
    found = seen(VACCINE, "the head of the page")
    assert found.verdict in {Verdict.SUPERSEDED, Verdict.TO_COMPARE}
    assert "Campagne annulée." in found.note
