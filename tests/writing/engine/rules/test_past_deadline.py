"""A deadline before the day of publication is shown."""

from datetime import date

from tests.writing.engine.rule_reader import excerpts


def test_the_day_of_publication_itself_is_not_over():
    assert excerpts("past_deadline", "Répondez avant le 4 mars 2026.") == []


def test_nothing_is_said_without_a_day_of_publication():
    assert excerpts("past_deadline", "Répondez avant le 4 mars 2020.", published_on=None) == []


def test_a_deadline_of_january_read_in_december_is_the_next_one():
    text = "Répondez au plus tard le 10 janvier."
    assert excerpts("past_deadline", text, published_on=date(2026, 12, 20)) == []
    assert excerpts("past_deadline", text, published_on=date(2027, 1, 20)) != []


def test_a_story_of_the_past_is_not_a_deadline():
    assert excerpts("past_deadline", "Le marché restait ouvert jusqu’au 4 mars 2020.") == []
