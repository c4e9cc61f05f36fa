"""The second word of an institution loses its capital."""

from tests.writing.engine.rule_reader import excerpts, mended

from kakaki.writing.engine.lexicons import entries


def test_every_name_of_the_list_is_mended():
    for wrong, right in entries("capitals"):
        assert mended("institution_capital", f"Ici, {wrong} agit.") == f"Ici, {right} agit."


def test_a_function_that_opens_a_sentence_keeps_its_first_capital():
    assert mended("institution_capital", "Secrétaire Général : Ada Orou.") == (
        "Secrétaire général : Ada Orou."
    )


def test_names_that_bear_two_capitals_by_their_own_texts_are_kept():
    text = "L’Union Africaine, les Nations Unies et la Croix-Rouge."
    assert excerpts("institution_capital", text) == []
