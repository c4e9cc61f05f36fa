"""Cleaning what people send: nothing hostile stays, nothing human goes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.watch.engine.incoming import cleaned


@pytest.mark.parametrize(
    "text",
    [
        "Wai an ce ƙaramar hukuma ta rufe ɓangaren asibiti",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ : ⴰⵎⴰⵏ",
        "رُوَنْ بِرْنِى دَ غُبَا",
        "ߒߞߏ ߞߊ߲",
        "👩🏾‍⚕️ c vrai ??? 😡😡",
        "می‌خواهم",
        "prix : 5 000 FCFA\nà Tassara",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert cleaned(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("ligne\r\nune\rdeux\u2028trois", "ligne\nune\ndeux\ntrois"),
        ("faux \u202evrai\u202c", "faux vrai"),
        ("\ufeffbonjour\ufffe", "bonjour"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("  a\tb  ", "a b"),
        ("e\u0301", "é"),
        ("\ud800perdu", "?perdu"),
    ],
)
def test_what_no_reader_should_meet_goes(text, left):
    assert cleaned(text) == left


@given(st.text(st.characters(), max_size=200))
def test_cleaning_twice_changes_nothing_and_always_gives_valid_text(text):
    once = cleaned(text)
    assert cleaned(once) == once
    once.encode("utf-8")
    assert "\x00" not in once
