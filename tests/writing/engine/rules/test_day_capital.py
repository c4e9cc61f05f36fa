"""Days within a sentence lose their capital."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_days_after_small_words_are_mended():
    written = "Du Lundi 9 au Mardi 10 mars, et tous les Jeudis matin."
    assert (
        mended("day_capital", written) == "Du lundi 9 au mardi 10 mars, et tous les jeudis matin."
    )


def test_the_first_word_and_the_names_of_feasts_keep_theirs():
    text = "Lundi 9 mars, venez. Le Mercredi des Cendres et le Vendredi saint sont chômés."
    assert excerpts("day_capital", text) == []
