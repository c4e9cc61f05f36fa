"""Orders are turned to the reader; threats ask for what happens."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found


@pytest.mark.parametrize(
    "text",
    [
        "Il est strictement interdit de fumer.",
        "Les usagers sont priés de payer.",
        "Tout contrevenant sera puni.",
    ],
)
def test_orders_are_found(text):
    assert excerpts("injunction", text)


def test_a_threat_asks_for_what_happens():
    (finding,) = found("injunction", "Les absents s’exposent à des sanctions.")
    assert "laquelle" in finding.message


def test_a_message_speaks_plain_french_to_the_officer():
    (finding,) = found("injunction", "Le public est tenu de faire la queue.")
    assert "« vous devez »" in finding.message


def test_an_order_that_somebody_quotes_is_kept():
    text = "« Il est formellement interdit de passer par ici ce soir », a crié le gardien."
    assert excerpts("injunction", text) == []
