"""A title that begins with its kind or with the ceremony is shown."""

import pytest
from tests.writing.engine.rule_reader import in_fields


@pytest.mark.parametrize(
    "title",
    ["Avis relatif au concours", "Note sur la rentrée", "En marge du sommet, deux accords signés"],
)
def test_the_news_comes_first(title):
    assert len(in_fields("title_news_last", title=title)) == 1


@pytest.mark.parametrize("title", ["Concours : 200 postes", "Notes du bac publiées lundi", ""])
def test_titles_that_say_the_news_are_kept(title):
    assert in_fields("title_news_last", title=title) == ()
