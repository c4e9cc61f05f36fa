"""A telephone number with a digit too few or too many is shown."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "number", ["20 72 00 0", "20 72 00 00 00 0", "+227 20 72 00", "0022720720"]
)
def test_a_wrong_length_is_shown(number):
    assert excerpts("phone_length", f"Appelez le {number}.") == [number]


@pytest.mark.parametrize("number", ["15", "117", "20 72 00 00", "0102030405", "+227 20 72 00 00"])
def test_numbers_that_ring_are_kept(number):
    assert excerpts("phone_length", f"Appelez le {number}.") == []
