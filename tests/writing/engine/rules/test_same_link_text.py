"""The same words lead to the same page."""

from tests.writing.engine.rule_reader import excerpts


def test_the_second_target_is_shown():
    assert excerpts("same_link_text", "[Le plan](/a), [le  plan](/b)") == ["le  plan"]


def test_the_same_target_twice_is_kept():
    assert excerpts("same_link_text", "[Le plan](/a), [le plan](/a/), [la carte](/b)") == []
