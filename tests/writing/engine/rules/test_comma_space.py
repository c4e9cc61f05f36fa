"""Commas get their space."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_a_comma_is_set_between_its_words():
    written = "Le puits,la pompe ,le bac et (la cuve),« enfin »."
    assert mended("comma_space", written) == "Le puits, la pompe, le bac et (la cuve), « enfin »."


def test_decimals_lists_of_letters_and_addresses_are_kept():
    assert excerpts("comma_space", "Un taux de 3,5 ; a,b ; https://a.example/xx,yy.") == []
