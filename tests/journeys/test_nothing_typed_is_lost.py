"""What an officer types on a bad line comes back, and what they ask for is done the first time."""

import re

import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import sign_in

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
NEW = "/bureau/textes/nouveau/communique/"


@pytest.fixture
def desk(window, government):
    page = window.new_page()
    sign_in(page, government, OFFICER, second_factor=False)
    return page


def begin(page, government, title):
    page.goto(f"{government.origin}{NEW}")
    page.get_by_label("Titre").fill(title)
    page.locator("[name=body]").fill("Le centre reçoit les malades de 8 h à 16 h.")


def test_sending_for_approval_needs_one_touch_even_while_the_text_is_being_saved(
    desk, government, screen
):
    begin(desk, government, f"Un seul geste suffit ({screen})")
    desk.get_by_role("button", name="Envoyer pour approbation").click()
    desk.get_by_text("Une autre personne va relire").wait_for()


def test_words_typed_without_a_line_are_there_at_the_return(desk, government, screen):
    begin(desk, government, f"La ligne est coupée ({screen})")
    desk.get_by_label("Lieu").focus()
    desk.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    address = desk.url
    desk.context.set_offline(True)
    desk.get_by_label("Lieu").fill("Bilmari")
    desk.close()
    desk.context.set_offline(False)
    back = desk.context.new_page()
    back.goto(address)
    expect(back.get_by_label("Lieu")).to_have_value("Bilmari", timeout=60_000)
    back.get_by_text("Enregistré", exact=False).first.wait_for()


def listed_once(page, government, title):
    """Open the list again until a text that was on its way is there; tell whether it is once."""
    for _ in range(30):
        page.goto(f"{government.origin}/bureau/textes/")
        found = page.locator("main > .rows").get_by_role("link", name=title).count()
        if found:
            return found == 1
        page.wait_for_timeout(1000)
    return False


def test_a_text_left_on_the_device_never_hides_the_one_that_is_begun(desk, government, screen):
    desk.goto(f"{government.origin}{NEW}")
    desk.context.set_offline(True)
    desk.get_by_label("Titre").fill(f"Le premier texte ({screen})")
    desk.close()
    desk.context.set_offline(False)
    page = desk.context.new_page()
    begin(page, government, f"Le second texte ({screen})")
    page.get_by_label("Lieu").focus()
    page.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    # The first one left by itself when the line was back, as a text of its own.
    for title in ("Le premier texte", "Le second texte"):
        assert listed_once(page, government, f"{title} ({screen})")


def test_a_correction_of_the_advice_is_undone_with_one_touch(desk, government, screen):
    begin(desk, government, f"Une correction se défait ({screen})")
    desk.locator("[name=body]").fill("La ministre a ouvert hier le centre de Bilmari.")
    desk.get_by_role("button", name="Corriger : le", exact=False).click()
    desk.get_by_role("button", name="Annuler la dernière correction").click()
    assert "hier" in desk.locator("[name=body]").input_value()


HELD_BACK = """const ask = navigator.locks.request.bind(navigator.locks);
const typed = new Promise((go) => { window.letGo = go; });
navigator.locks.request = async (...given) => {
  if (given[0].startsWith("editor:")) await typed;
  return ask(...given);
};"""
TYPED = """([title, body]) => {
  document.querySelector("[name=title]").value = title;
  document.querySelector("[name=body]").value = body;
  letGo();
}"""


def test_what_is_typed_before_the_page_is_ready_leaves_too(desk, government, screen):
    title = f"Plus vite que la ligne ({screen})"
    desk.add_init_script(HELD_BACK)
    desk.goto(f"{government.origin}{NEW}")
    desk.evaluate(TYPED, [title, "Le centre ouvre à 8 h."])
    desk.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    assert listed_once(desk, government, title)


COUNTED = """const open = IDBDatabase.prototype.transaction;
window.writings = 0;
IDBDatabase.prototype.transaction = function (...given) {
  if (given[1] === "readwrite") window.writings += 1;
  return open.apply(this, given);
};"""
TYPED_AND_LEFT = """(words) => {
  const body = document.querySelector("[name=body]");
  body.value = words;
  body.dispatchEvent(new Event("input", { bubbles: true }));
  body.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}"""


def test_a_field_left_while_its_words_are_being_kept_sends_them_at_once(desk, government, screen):
    desk.add_init_script(COUNTED)
    begin(desk, government, f"Quittée aussitôt ({screen})")
    desk.get_by_label("Lieu").focus()
    desk.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    expect(desk.locator("[data-draft-state]")).to_contain_text("Enregistré")
    before = desk.evaluate("writings")
    with desk.expect_response("**/enregistrer/**"):
        desk.evaluate(TYPED_AND_LEFT, "Le centre ouvre à 7 h.")
    expect(desk.locator("[data-draft-state]")).to_contain_text("Enregistré")
    assert desk.evaluate("writings") - before < 20


def test_a_text_open_in_two_tabs_is_written_in_one_only(desk, government, screen):
    begin(desk, government, f"Deux onglets ({screen})")
    desk.get_by_label("Lieu").focus()
    desk.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    expect(desk.locator("[data-draft-state]")).to_contain_text("Enregistré")
    other = desk.context.new_page()
    other.goto(desk.url)
    expect(other.locator("[data-draft-busy]")).to_be_in_viewport()
    expect(other.locator("[name=body]")).to_be_disabled()
    desk.close()
    expect(other.locator("[data-draft-busy]")).to_be_hidden()
    expect(other.locator("[name=body]")).to_be_enabled()
    expect(other.locator("[name=body]")).to_have_value(re.compile("8 h à 16 h"))
