"""Units have their space and their one spelling."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("5km", "5 km"),
        ("10 Kgs", "10 kg"),
        ("1 500 m2", "1 500 m²"),
        ("558m3", "558 m³"),
        ("30mn", "30 min"),
        ("90 KM/H", "90 km/h"),
        ("20KW", "20 kW"),
    ],
)
def test_a_symbol_is_mended(written, better):
    assert mended("unit_symbol", f"Il faut {written} ici.") == f"Il faut {better} ici."


def test_codes_and_addresses_are_kept():
    text = "Le 4G, la salle B2m, le 5 m’a plu, `12km`, a%20m et 5 m de haut."
    assert excerpts("unit_symbol", text) == []
