"""Whoever sends the reader to somebody says where they are."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Pour toute question, demandez au chef de service.",
        "Un souci avec la pompe ? Contactez-nous vite.",
    ],
)
def test_a_contact_that_is_nowhere_is_found(text):
    assert excerpts("contact_missing", text)


@pytest.mark.parametrize(
    "text",
    [
        "Pour toute question, appelez le 20 00 00 30.",
        "Contactez-nous vite : a@kounta.example.",
        "Contactez-nous",
        "Pour plus d’informations, consultez la page des prix.",
    ],
)
def test_a_number_or_an_address_is_enough(text):
    assert excerpts("contact_missing", text) == []
