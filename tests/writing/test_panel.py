"""Advice stands under its words, opens with the keyboard, and mends them as if typed."""

import json

import pytest
from playwright.sync_api import Page, expect
from tests.axe import violations
from tests.journeys.conftest import SIZES
from tests.writing.advised import in_a_browser

FAULTY = "L'hôpital de Bilmari ouvre hier. Le le ministre était là."
BOOK = '<input type="hidden" name="ignored" value="[]">'
MARKS = (
    "[...document.querySelectorAll('.under-layer .under')].map((e) => [e.className, e.textContent])"
)


DRAWN = """() => { const f = document.querySelector('textarea[name=body]');
const words = f.parentElement.querySelector('.under-layer').firstChild;
return words.style.fontSize === getComputedStyle(f).fontSize; }"""


def typed(page: Page, text: str, field: str = "Texte"):
    """Type a text and wait for its advice."""
    found = page.get_by_label(field, exact=True)
    found.fill(text)
    expect(page.locator("[data-writing-state]")).to_contain_text("remarque")
    return found


def settled(page: Page, words: str) -> None:
    expect(page.locator("[data-writing-state]")).to_contain_text(words)


def test_faults_are_underlined_by_a_form_of_their_class():
    def look(page: Page):
        typed(page, f"{FAULTY} Nous allons booster la santé.")
        return page.evaluate(MARKS)

    marks = in_a_browser(look)
    assert ["under under-fix", "'"] in marks
    assert ["under under-check", "booster"] in marks


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_lines_lie_exactly_under_the_words(size):
    """The layer breaks lines where the field does: both end at the same height, at any zoom."""

    def look(page: Page):
        long = "\n\n".join(
            f"{FAULTY} Une phrase de plus, la {n}e, qui va à la ligne." for n in range(9)
        )
        typed(page, long)
        seen = []
        for zoom in ("100%", "137%"):
            page.evaluate("(zoom) => { document.documentElement.style.fontSize = zoom; }", zoom)
            page.wait_for_function(DRAWN)
            seen.append(
                page.evaluate(
                    """() => { const f = document.querySelector('textarea[name=body]');
                    const l = f.parentElement.querySelector('.under-layer');
                    f.scrollTop = 1e6; f.dispatchEvent(new Event('scroll'));
                    const a = f.getBoundingClientRect(), b = l.getBoundingClientRect();
                    return [f.scrollHeight, Math.round(l.firstChild.getBoundingClientRect().height),
                    Math.round(b.left - a.left - f.clientLeft), Math.round(b.top - a.top - f.clientTop),
                    l.clientWidth - f.clientWidth,
                    l.firstChild.style.transform === `translate(0px, ${-f.scrollTop}px)`]; }"""
                )
            )
        return seen

    for height, drawn, left, top, width, follows in in_a_browser(look, size=size):
        assert abs(height - drawn) <= 1
        assert (left, top, width, follows) == (0, 0, 0, True)


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_keyboard_alone_finds_and_mends_a_fault_and_takes_it_back(size):
    def look(page: Page):
        field = typed(page, FAULTY)
        field.press("Control+Home")
        field.press("F8")
        label = page.locator(".advice-card").get_attribute("aria-label")
        held = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        settled(page, "1 de moins")
        mended = field.input_value()
        page.keyboard.press("Control+z")
        back = field.input_value()
        page.keyboard.press("F8")
        expect(page.locator(".advice-card")).to_be_visible()
        return label, held, mended, back

    label, held, mended, back = in_a_browser(look, size=size)
    assert label.startswith("Conseil 1 sur ")
    assert held == "Corriger"
    assert mended == FAULTY.replace("'", "’")
    assert back == FAULTY


def test_escape_leads_from_the_advice_back_to_its_words():
    def look(page: Page):
        field = typed(page, FAULTY)
        field.press("Control+Home")
        field.press("Alt+ArrowDown")
        page.keyboard.press("F8")
        page.keyboard.press("Escape")
        cards = page.locator(".advice-card").count()
        return cards, field.evaluate("(f) => f.value.slice(f.selectionStart, f.selectionEnd)")

    assert in_a_browser(look) == (0, "hier")


def test_touching_an_underlined_word_opens_its_advice_and_leaves_the_caret():
    def look(page: Page):
        field = typed(page, FAULTY)
        place = page.locator(".under-layer .under", has_text="hier").bounding_box()
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        said = page.locator(".advice-card").inner_text()
        return said, field.evaluate("(f) => f === document.activeElement")

    said, is_held = in_a_browser(look)
    assert "Donnez la date" in said
    assert is_held


def test_all_that_is_sure_is_mended_at_once_and_taken_back_at_once():
    def look(page: Page):
        field = typed(page, "L'eau est à Bilmari. L'école  aussi.")
        page.get_by_role("button", name="points sûrs").click()
        settled(page, "Rien à signaler")
        mended = field.input_value()
        field.press("Control+z")
        return mended, field.input_value()

    mended, back = in_a_browser(look)
    assert mended == "L’eau est à Bilmari. L’école aussi."
    assert back == "L'eau est à Bilmari. L'école  aussi."


def test_progress_is_told_as_fewer_remarks_and_never_as_a_grade():
    def look(page: Page):
        field = typed(page, FAULTY)
        field.fill(FAULTY.replace("'", "’"))
        settled(page, "1 de moins")
        return page.locator("[data-writing-state]").inner_text(), page.locator(
            "[data-writing-progress]"
        ).inner_text()

    said, progress = in_a_browser(look)
    first = int(progress.split()[0])
    assert said == f"{first - 1} remarque{'s' if first > 2 else ''}, 1 de moins."
    assert progress.startswith(f"{first} remarques au départ, {first - 1} reste")


def test_lines_follow_their_words_while_somebody_types_before_them():
    def look(page: Page):
        field = typed(page, FAULTY)
        field.press("Control+Home")
        page.keyboard.type("Oui. ")
        return page.evaluate(MARKS)

    assert ["under under-fix", "hier"] in in_a_browser(look)


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_screen_with_an_open_advice_has_no_fault_of_access(size):
    def look(page: Page):
        typed(page, FAULTY).press("F8")
        expect(page.locator(".advice-card")).to_be_visible()
        return violations(page)

    assert in_a_browser(look, size=size) == []


def test_a_remark_is_ignored_here_with_a_reason_and_taken_back():
    def look(page: Page):
        field = typed(page, FAULTY)
        field.press("Control+Home")
        field.press("F8")
        page.keyboard.press("F8")
        page.get_by_role("group").get_by_role("button", name="Ignorer ici").press("Enter")
        page.keyboard.press("Enter")
        settled(page, "1 de moins")
        kept = json.loads(page.locator("[name=ignored]").input_value())
        is_held = field.evaluate("(f) => f === document.activeElement")
        page.get_by_text("1 remarque ignorée").click()
        page.get_by_role("button", name="Ne plus ignorer").click()
        settled(page, "1 de plus")
        back = json.loads(page.locator("[name=ignored]").input_value())
        return kept, is_held, back

    (kept,), is_held, (back,) = in_a_browser(look, more=BOOK)
    assert (kept["rule"], kept["words"], kept["reason"]) == (
        "relative_date",
        "hier",
        "C’est une citation",
    )
    assert is_held
    assert back == kept | {"undone": True}


def test_a_reason_is_typed_in_a_few_words_and_the_remark_stays_ignored_elsewhere_in_the_text():
    def look(page: Page):
        field = typed(page, "Le ministre est venu hier à Bilmari.")
        place = page.locator(".under-layer .under", has_text="hier").bounding_box()
        page.mouse.click(place["x"] + 5, place["y"] + 5)
        page.get_by_role("group").get_by_role("button", name="Ignorer ici").click()
        page.get_by_label("Autre raison").fill("Titre d’un livre")
        page.get_by_label("Autre raison").press("Enter")
        expect(page.get_by_text("remarque ignorée")).to_be_visible()
        field.fill("Une phrase de plus. Le ministre est venu hier à Bilmari. Il repart demain.")
        expect(page.locator(".under-layer .under", has_text="demain")).to_have_count(1)
        return page.evaluate(MARKS), page.locator("[name=ignored]").input_value()

    marks, kept = in_a_browser(look, more=BOOK)
    assert "hier" not in [words for _, words in marks]
    assert "Titre d’un livre" in kept


def test_a_long_sentence_is_cut_where_grammar_is_sure_and_one_undo_joins_it_again():
    long = (
        "Le centre de Tassara, qui sert les habitants de douze villages de la commune, est ouvert le "
        "matin du lundi au vendredi, et les soins sont gratuits pour tous les enfants de la région."
    )

    def look(page: Page):
        field = typed(page, long)
        field.press("Control+Home")
        field.press("F8")
        card = page.get_by_role("group")
        shown = card.inner_text()
        card.get_by_role("button", name="Couper ici").click()
        cut = field.input_value()
        field.press("Control+z")
        return shown, cut, field.input_value()

    shown, cut, back = in_a_browser(look)
    assert "Les soins sont gratuits" in shown
    assert cut == long.replace(", et les soins", ". Les soins")
    assert back == long
