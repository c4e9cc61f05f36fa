"""Nouns piled with « de » are shown when two of them are acts."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Le comité suit l’évaluation de la gestion de la réparation des pompes.",
        "La réduction du délai de traitement des demandes commence.",
    ],
)
def test_piles_are_found(text):
    assert excerpts("noun_pile", text)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère de l’Éducation de la région du Fleuve ouvre.",
        "Le prix du sac de riz du marché baisse.",
        "La gestion du puits est bonne.",
        "Il vient seulement de la maison du maire du village.",
    ],
)
def test_names_and_short_chains_are_kept(text):
    assert excerpts("noun_pile", text) == []
