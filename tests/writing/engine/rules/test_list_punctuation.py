"""Items end alike."""

from tests.writing.engine.rule_reader import excerpts


def test_the_item_that_ends_otherwise_is_shown():
    text = "- le carnet ;\n- la carte ;\n- la photo.\n- le stylo ;\n- la règle ;\n- l’acte."
    assert excerpts("list_punctuation", text) == ["."]


def test_the_last_item_may_end_the_sentence():
    assert excerpts("list_punctuation", "- le carnet ;\n- la carte ;\n- l’acte.") == []


def test_lists_without_a_usual_end_are_not_judged():
    assert excerpts("list_punctuation", "- un\n- deux ;\n- trois.\n- quatre") == []
    assert excerpts("list_punctuation", "- où ?\n- quand ?\n- un\n- deux") == []
