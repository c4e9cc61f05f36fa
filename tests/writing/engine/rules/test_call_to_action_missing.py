"""A call needs a place, a number or an address somewhere in the text."""

import pytest
from tests.writing.engine.rule_reader import in_fields


@pytest.mark.parametrize(
    "lead",
    [
        "Le ministère lance un recrutement de cent maîtres.",
        "L’agence recrute dix ingénieures.",
        "Les inscriptions sont ouvertes jusqu’au 3 mars.",
    ],
)
def test_a_call_without_a_way_is_found(lead):
    assert in_fields(
        "call_to_action_missing", title="Emploi", lead=lead, body="Le salaire est bon."
    )


@pytest.mark.parametrize(
    "body",
    [
        "Appelez le 20 00 00 30.",
        "Déposez le dossier à la mairie.",
        "[Le formulaire](https://a.example)",
    ],
)
def test_any_way_to_act_is_enough(body):
    lead = "Le ministère lance un recrutement de cent maîtres."
    assert in_fields("call_to_action_missing", lead=lead, body=body) == ()


def test_news_that_calls_nobody_is_kept():
    assert in_fields("call_to_action_missing", lead="Le pont est ouvert.") == ()
