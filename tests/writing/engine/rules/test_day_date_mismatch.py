"""A day and a date that disagree are shown, with the day that the calendar gives."""

from datetime import date

from tests.writing.engine.rule_reader import excerpts, found


def test_the_day_of_the_calendar_is_told():
    [finding] = found("day_date_mismatch", "Rendez-vous mardi 12 mars 2026.")
    assert "jeudi" in finding.message
    assert finding.fix is None


def test_a_date_without_its_year_is_read_near_the_day_of_publication():
    text = "Le conseil se réunit le vendredi 6 mars."
    assert excerpts("day_date_mismatch", text, published_on=date(2026, 3, 2)) == []
    assert excerpts("day_date_mismatch", text, published_on=date(2027, 3, 2)) == ["vendredi 6 mars"]
    assert excerpts("day_date_mismatch", text, published_on=None) == []


def test_a_far_date_without_its_year_is_not_judged():
    assert excerpts("day_date_mismatch", "Le vendredi 6 novembre, la foire ouvre.") == []
