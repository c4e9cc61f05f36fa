"""A price that ends with a bare number is shown."""

from tests.writing.engine.rule_reader import excerpts


def test_prices_without_their_currency_are_shown():
    text = "Le sac est vendu à 13 500. Frais de 2 000, puis une somme de 300 ; rien d’autre."
    assert excerpts("amount_without_currency", text) == ["13 500", "2 000", "300"]


def test_prices_with_any_unit_are_kept():
    text = "Il coûte 500 F. Une amende de 3 millions. Un montant de 20 euros. Il coûte 5,5 FCFA."
    assert excerpts("amount_without_currency", text) == []
