"""A sentence with six figures is shown; a date or a telephone number counts once."""

from tests.writing.engine.rule_reader import excerpts


def test_six_figures_are_too_many():
    text = "Il y a 3 puits, 4 pompes, 5 bacs, 6 tuyaux, 7 robinets et 8 gardiens. Il pleut."
    assert len(excerpts("many_numbers", text)) == 1


def test_dates_and_telephones_count_once():
    text = "Du 3 mars 2026 au 4 mars 2026, de 8 h à 16 h, appelez le 20 72 00 00."
    assert excerpts("many_numbers", text) == []
