"""Decimals follow a comma before a unit, a percentage or a scale."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_the_point_becomes_a_comma():
    written = "Une hausse de 3.5%, soit 1.25 million et 2.5 km."
    assert mended("decimal_comma", written) == "Une hausse de 3,5%, soit 1,25 million et 2,5 km."


def test_chapters_versions_and_thousands_are_kept():
    assert excerpts("decimal_comma", "Le point 3.5 du plan, la version 1.2.3, 12.500 km.") == []
