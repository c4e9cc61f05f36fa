"""The words that a card would cut are shown."""

from tests.writing.engine.rule_reader import in_fields


def test_the_words_beyond_the_card_are_marked():
    title = "Riz : le sac de 25 kg est vendu 13 500 FCFA dans les dix-huit magasins témoins"
    [finding] = in_fields("card_title", title=title)
    assert finding.excerpt == "magasins témoins"


def test_a_title_that_fits_is_kept():
    assert in_fields("card_title", title="a" * 70) == ()
    assert len(in_fields("card_title", title="a" * 71)) == 1
