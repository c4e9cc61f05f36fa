"""A lead without who, when nor where is shown; one of them is enough."""

import pytest
from tests.writing.engine.rule_reader import in_fields

EMPTY = "La communication est un levier essentiel du développement, dont le rôle est à renforcer."


def test_a_lead_that_says_nothing_is_found():
    assert in_fields("lead_without_facts", lead=EMPTY)


@pytest.mark.parametrize(
    "fact", ["lundi", "à Bilmari", "par le ministre", "pour 200 francs", "pour les familles"]
)
def test_one_fact_is_enough(fact):
    assert (
        in_fields("lead_without_facts", lead=EMPTY.replace("est à renforcer", f"grandit {fact}"))
        == ()
    )


def test_a_first_paragraph_is_not_a_lead():
    assert in_fields("lead_without_facts", body=EMPTY) == ()
