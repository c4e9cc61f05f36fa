"""A text where no date bears its year gets the year of the nearest one."""

from datetime import date

from tests.writing.engine.rule_reader import excerpts, found, mended


def test_the_year_offered_is_that_of_the_nearest_day():
    written = "La route ferme le 3 janvier."
    day = date(2026, 12, 28)
    assert mended("missing_year", written, published_on=day) == "La route ferme le 3 janvier 2027."


def test_only_the_first_date_is_shown():
    assert excerpts("missing_year", "Du 3 mars au soir au 9 mars.") == ["3 mars"]


def test_without_a_day_of_publication_no_year_is_guessed():
    [finding] = found("missing_year", "La route ferme le 3 mars.", published_on=None)
    assert finding.fix is None


def test_feasts_of_every_year_and_streets_need_no_year():
    assert excerpts("missing_year", "La journée du 8 mars. La rue du 18 décembre.") == []
