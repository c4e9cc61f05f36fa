"""Two negations that cancel each other are shown; orders are not."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Ce choix n’est pas sans risque.",
        "Il n’est pas inutile de venir.",
        "Le préfet ne manquera pas de venir.",
    ],
)
def test_two_negations_are_found(text):
    assert excerpts("stacked_negations", text)


@pytest.mark.parametrize(
    "text",
    [
        "Ne venez pas sans reçu.",
        "Le pont n’est pas ouvert.",
        "Le maire ne vient pas.",
    ],
)
def test_one_negation_or_a_clear_order_is_kept(text):
    assert excerpts("stacked_negations", text) == []
