"""Brackets touch their words."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_inner_spaces_go_away():
    assert mended("bracket_space", "Le puits ( le neuf ) marche.") == "Le puits (le neuf) marche."


def test_outer_spaces_stay():
    assert excerpts("bracket_space", "Le puits (le neuf) marche (bien).") == []
