"""A reference survives being read aloud and typed, and a mistake in it is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.seals.engine import reference

SEVEN = st.text(reference.ALPHABET, min_size=7, max_size=7)


@given(SEVEN, st.integers(0, 7), st.sampled_from(reference.ALPHABET))
def test_every_single_error_is_seen(seven, place, char):
    good = reference.with_check(seven)
    wrong = good[:place] + char + good[place + 1 :]
    if wrong == good:
        assert reference.parse(wrong) == good
    else:
        with pytest.raises(reference.BadReferenceError):
            reference.parse(wrong)


@given(SEVEN, st.integers(0, 6))
def test_every_exchange_of_two_neighbours_is_seen(seven, place):
    good = reference.with_check(seven)
    wrong = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
    if wrong == good:
        assert reference.parse(wrong) == good
    else:
        with pytest.raises(reference.BadReferenceError):
            reference.parse(wrong)


@given(SEVEN)
def test_a_reference_is_read_however_it_is_typed(seven):
    good = reference.with_check(seven)
    shown = reference.display(good)
    assert len(shown) == 9
    typed = shown.lower().replace("-", " – ").replace("0", "o").replace("1", "l")
    assert reference.parse(typed) == good
    assert reference.parse(shown.replace("1", "I").replace("0", "O")) == good
    assert reference.found_in(f"Voir ({shown}).") == (good,)


def test_a_new_reference_is_well_formed_and_drawn_at_random():
    drawn = {reference.new_reference() for _ in range(200)}
    assert len(drawn) == 200
    assert {reference.parse(one) for one in drawn} == drawn


@pytest.mark.parametrize("text", ["", "7K3Q", "7K3Q-F2WU", "é" * 8, "7K3QF2WD7"])
def test_what_is_no_reference_is_refused_in_french(text):
    with pytest.raises(reference.BadReferenceError) as refused:
        reference.parse(text)
    assert "8 caractères" in refused.value.advice()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7k3q f2wd", True),
        ("7K3Q-F2W", True),
        ("Bonjour", False),
        ("vaccin", False),
        ("x" * 30, False),
    ],
)
def test_a_badly_typed_reference_is_told_from_a_word(text, meant):
    assert reference.looks_like_one(text) is meant
