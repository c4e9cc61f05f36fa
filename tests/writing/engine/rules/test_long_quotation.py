"""A quotation of more than sixty words is shown with its length."""

from tests.writing.engine.rule_reader import excerpts, found


def test_a_long_quotation_is_shown_with_its_length():
    (finding,) = found("long_quotation", "Le maire a dit : « " + "un deux trois " * 21 + "».")
    assert "63 mots" in finding.message


def test_sixty_words_are_kept():
    assert excerpts("long_quotation", "Le maire a dit : « " + "un deux trois " * 20 + "».") == []
