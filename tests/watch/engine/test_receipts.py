"""Receipt numbers: read as people write them, never foreseen."""

from hypothesis import given
from hypothesis import strategies as st

from kakaki.watch.engine import receipts


def test_a_number_is_read_back_however_it_is_written():
    number = receipts.new_receipt()
    for typed in (number, receipts.display(number), number.lower(), f" {number[:3]} {number[3:]} "):
        assert receipts.parse(typed) == number


def test_letters_that_look_like_digits_are_read_as_digits():
    assert receipts.parse("OIL23-45678") == "0112345678"


@given(st.text(max_size=40))
def test_what_is_no_number_is_nothing(typed):
    assert receipts.parse(typed) in {"", receipts.parse(typed)}
    assert len(receipts.parse(typed)) in {0, receipts.LENGTH}


def test_numbers_do_not_follow_each_other():
    made = [receipts.new_receipt() for _ in range(500)]
    assert len(set(made)) == 500
    for place in range(receipts.LENGTH):
        assert len({number[place] for number in made}) > 20
