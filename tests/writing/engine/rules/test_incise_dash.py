"""A hyphen between spaces becomes a dash within a sentence."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_both_hyphens_become_dashes():
    written = "Le puits - le seul du village - est ouvert."
    assert mended("incise_dash", written) == "Le puits – le seul du village – est ouvert."


def test_labels_ranges_and_items_are_kept():
    text = "- Ada Orou - Directrice\n- un\n\nDe 10 - 20 ans. RAL - Tassara. Un porte-voix."
    assert excerpts("incise_dash", text) == []
