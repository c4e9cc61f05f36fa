"""Five questions write a lead that is shown first, and one undo takes it back."""

from django.template.loader import render_to_string
from playwright.sync_api import Page, expect
from tests.axe import violations
from tests.writing.advised import in_a_browser

ANSWERS = {
    "Qui ?": "le ministère de la Santé",
    "Fait quoi ?": "ouvre un centre de vaccination",
    "Quand ?": "lundi 9 mars",
    "Où ?": "Bilmari",
}
LEAD = "Le ministère de la Santé ouvre un centre de vaccination lundi 9 mars à Bilmari."


def answered(page: Page):
    """Open the form and answer its questions; return the field where the lead is shown."""
    page.get_by_role("button", name="Aidez-moi à écrire le chapô").click()
    for question, answer in ANSWERS.items():
        page.get_by_label(question, exact=True).fill(answer)
    made = page.get_by_label("Votre chapô")
    expect(made).to_have_value(LEAD)
    return made


def test_the_lead_is_shown_changed_and_written_as_if_typed():
    def look(page: Page):
        lead = page.get_by_label("Chapô", exact=True)
        lead.fill("Ancien.")
        made = answered(page)
        faults = violations(page)
        made.fill(f"{LEAD} Il est gratuit.")
        page.get_by_label("Où ?", exact=True).fill("Gao")
        page.get_by_role("button", name="Mettre ce chapô").click()
        expect(lead).not_to_have_value("Ancien.")
        written = lead.input_value()
        lead.press("Control+z")
        return faults, written, lead.input_value()

    faults, written, back = in_a_browser(
        look, size="phone", after=render_to_string("writing/lead_dialog.html")
    )
    assert faults == []
    assert written == f"{LEAD} Il est gratuit."
    assert back == "Ancien."


def test_a_form_that_is_left_changes_nothing():
    def look(page: Page):
        answered(page)
        page.keyboard.press("Escape")
        return page.get_by_label("Chapô", exact=True).input_value()

    assert in_a_browser(look, after=render_to_string("writing/lead_dialog.html")) == ""
