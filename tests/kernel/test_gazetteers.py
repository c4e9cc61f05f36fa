import pytest

from kakaki.kernel.gazetteers import countries, place_rows


def test_every_country_that_is_told_has_its_places():
    assert countries() == ("niger",)
    assert all(region for region, _, _ in place_rows("niger"))


def test_an_unknown_country_is_refused_with_those_that_are_known():
    with pytest.raises(LookupError, match="niger"):
        place_rows("atlantide")
