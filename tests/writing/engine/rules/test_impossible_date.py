"""A day that its month does not have is shown."""

from tests.writing.engine.rule_reader import excerpts


def test_the_length_of_each_month_is_known():
    text = "Le 31 juin, le 31 septembre, le 30 février 2026 et le 31 novembre."
    assert excerpts("impossible_date", text) == [
        "31 juin",
        "31 septembre",
        "30 février 2026",
        "31 novembre",
    ]


def test_numbers_before_other_words_are_no_dates():
    assert excerpts("impossible_date", "Les 31 écoles et les 30 mairies. Le 31 mai 2026.") == []
