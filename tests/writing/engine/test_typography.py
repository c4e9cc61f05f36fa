"""Sure typography is mended in silence, once, and nothing else is touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.writing.engine.typography import mend, mend_html, moved

PIECES = st.sampled_from(
    ["l'eau", "«oui»", "« non »", "etc...", "oeuvre", "33ème", "12 500", "20%", "5 km", "?", " !", " :", "...",
     "M. Benna", "https://a.example/l'eau?b=c", "a@b.example", "`l'eau`", "<b>", "</b>", "&nbsp;", " ", "l ’eau",
     "2026", "1 000 000", "«", "»", ".", "mot"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)


def plain(text: str) -> str:
    return text.replace("\u00a0", "_").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("L'eau, «oui» !", "L’eau, «_oui_»_!"),
        ("La mise en oeuvre : 20% etc...", "La mise en œuvre_: 20_% etc."),
        ("La 33ème session coûte 12 500 FCFA...", "La 33e session coûte 12_500_FCFA…"),
        ("M. Benna et Mme Orou, n° 3", "M._Benna et Mme_Orou, n°_3"),
        ("Le 12 mars 2026, à 8 h.", "Le 12_mars 2026, à 8_h."),
    ],
)
def test_what_is_sure_is_mended(written, better):
    assert plain(mend(written).text) == better


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/l'eau?b=20%",
        "`l'eau...`",
        "a'b@c.example",
        "Le 3 mars 2026 200 familles",
        "[x](l'eau...)",
    ],
)
def test_addresses_code_and_what_is_unsure_stay_as_they_are(text):
    assert mend(text).text.replace("\u00a0", " ") == text


def test_tags_and_scripts_of_a_page_stay_as_they_are():
    page = (
        "<a title='l\\'eau' href=\"/l'eau\">L'eau</a><script>a = 'b...c'</script><code>l'eau</code>"
    )
    assert mend_html(page).text == page.replace(">L'eau<", ">L’eau<")


@given(TEXTS)
def test_mending_twice_changes_nothing_more(text):
    once = mend(text).text
    assert mend(once).text == once


@given(TEXTS)
def test_mending_a_page_twice_changes_nothing_more(text):
    once = mend_html(text).text
    assert mend_html(once).text == once


@given(TEXTS)
def test_the_tags_of_a_page_are_never_changed(text):
    tags = re.compile(r"</?b>|&nbsp;|https?://[^\s<]+")
    assert tags.findall(mend_html(text).text) == tags.findall(text)


@given(TEXTS)
def test_every_place_outside_an_edit_is_found_again(text):
    done = mend(text)
    for first, sign in enumerate(text):
        place = first
        for edits in done.passes:
            if any(edit.start <= place < edit.end for edit in edits):
                break
            place = moved(edits, place)
        else:
            assert done.place_of(first) == place
            assert done.text[place] == sign
