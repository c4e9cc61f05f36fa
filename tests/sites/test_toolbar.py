"""The buttons of the text write what the desk reads, and one Ctrl+Z takes it back."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect
from tests import aside
from tests.axe import violations

from kakaki.sites.engine.light_markdown import to_blocks

SCREEN = """<!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1>
<form id="editor"><label for="id_body">Texte</label><textarea id="id_body" name="body"></textarea>
{toolbar}</form>{dialog}</main><script type="module" src="/toolbar.js"></script></html>"""


def module() -> bytes:
    return Path(finders.find("sites/toolbar.js")).read_bytes()


def screen() -> str:
    parts = {
        name: render_to_string(f"sites/desk/{name}.html") for name in ("toolbar", "link_dialog")
    }
    return SCREEN.format(toolbar=parts["toolbar"], dialog=parts["link_dialog"])


def in_a_browser(look):
    html = screen()

    def serve(route: Route) -> None:
        if route.request.url.endswith("/toolbar.js"):
            route.fulfill(body=module(), content_type="text/javascript")
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    def open_it(page: Page):
        page.route("**/*", serve)
        page.goto("http://kounta.example/", wait_until="load")
        return look(page)

    return aside.look(open_it, viewport={"width": 360, "height": 740})


def after(page: Page, text: str, start: int, end: int, button: str) -> str:
    """Return the text once a button was pressed on a part of it."""
    field = page.get_by_label("Texte", exact=True)
    field.fill(text)
    field.evaluate("(e, [start, end]) => e.setSelectionRange(start, end)", [start, end])
    page.get_by_role("button", name=button, exact=True).click()
    return field.input_value()


@pytest.mark.parametrize(
    ("button", "before", "wanted"),
    [
        ("Intertitre", "Où aller", "## Où aller"),
        ("Intertitre", "## Où aller", "Où aller"),
        ("Intertitre", "- Où aller", "## Où aller"),
        ("Liste", "carnet\nargent", "- carnet\n- argent"),
        ("Liste", "- carnet\n- argent", "carnet\nargent"),
        ("Étapes", "venir\nattendre", "1. venir\n2. attendre"),
        ("Citation", "Tout est gratuit", "> Tout est gratuit"),
        ("Gras", "gratuit", "**gratuit**"),
        ("Gras", "un\ndeux", "**un**\n**deux**"),
    ],
)
def test_a_button_marks_the_chosen_words_and_unmarks_them(button, before, wanted):
    def look(page: Page):
        text = after(page, before, 0, len(before), button)
        page.keyboard.press("Control+z")
        return text, page.get_by_label("Texte", exact=True).input_value()

    assert in_a_browser(look) == (wanted, before)


def test_a_heading_in_the_middle_of_the_words_stands_apart_and_is_one():
    text = "Le centre ouvre.\nOù aller\nÀ Bilmari."
    seen = in_a_browser(lambda page: after(page, text, 20, 20, "Intertitre"))
    assert [block["type"] for block in to_blocks(seen)] == ["paragraph", "heading", "paragraph"]


def test_without_words_chosen_the_word_under_the_caret_becomes_strong_and_plain_again():
    def look(page: Page):
        first = after(page, "C’est gratuit ici", 8, 8, "Gras")
        page.get_by_role("button", name="Gras").click()
        return first, page.get_by_label("Texte", exact=True).input_value()

    assert in_a_browser(look) == ("C’est **gratuit** ici", "C’est gratuit ici")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("sante.kounta.example/vaccins", "https://sante.kounta.example/vaccins"),
        ("contact@kounta.example", "mailto:contact@kounta.example"),
        ("/communiques/", "/communiques/"),
    ],
)
def test_a_link_is_asked_for_in_two_boxes_and_its_address_is_completed(typed, address):
    def look(page: Page):
        after(page, "Voir le calendrier", 5, 18, "Lien")
        faults = violations(page)
        page.get_by_label("L’adresse").fill(typed)
        page.keyboard.press("Enter")
        # The dialog is shut first, and what was asked for is written a moment later.
        written = f"Voir [le calendrier]({address})"
        expect(page.get_by_label("Texte", exact=True)).to_have_value(written)
        return faults

    assert in_a_browser(look) == []


def test_a_link_given_up_changes_nothing_and_gives_the_text_back():
    def look(page: Page):
        after(page, "Voir le calendrier", 5, 18, "Lien")
        page.keyboard.press("Escape")
        field = page.get_by_label("Texte", exact=True)
        expect(field).to_be_focused()
        return field.input_value()

    assert in_a_browser(look) == "Voir le calendrier"


def test_a_table_is_begun_and_is_one():
    seen = in_a_browser(lambda page: after(page, "Les séances :", 0, 0, "Tableau"))
    assert [block["type"] for block in to_blocks(seen)] == ["paragraph", "table"]


def test_a_list_goes_on_at_each_line_and_an_empty_point_ends_it():
    def look(page: Page):
        field = page.get_by_label("Texte", exact=True)
        field.focus()
        page.keyboard.type("- carnet\nargent\n\nFin. ")
        page.keyboard.press("Enter")
        page.keyboard.type("1. venir\nattendre")
        return field.input_value()

    assert in_a_browser(look) == "- carnet\n- argent\nFin. \n1. venir\n2. attendre"


def test_the_bar_is_one_stop_of_the_tab_key_then_arrows():
    def look(page: Page):
        page.get_by_role("button", name="Intertitre").focus()
        page.keyboard.press("ArrowRight")
        second = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("End")
        last = page.evaluate("document.activeElement.textContent")
        stops = page.evaluate("document.querySelectorAll('.toolbar [tabindex=\"0\"]').length")
        return second, last, stops, violations(page)

    assert in_a_browser(look) == ("Gras", "Tableau", 1, [])


def test_the_keyboard_alone_makes_words_strong():
    def look(page: Page):
        field = page.get_by_label("Texte", exact=True)
        field.fill("gratuit")
        field.select_text()
        page.keyboard.press("Control+b")
        return field.input_value()

    assert in_a_browser(look) == "**gratuit**"


def test_the_buttons_weigh_little():
    assert len(gzip.compress(module())) <= 2_500
