"""Two parts do not bear the same name."""

from tests.writing.engine.rule_reader import excerpts


def test_a_heading_that_repeats_the_title_is_shown():
    assert excerpts("duplicate_heading", "# Le puits\n\nIci.\n\n## Le puits\n\nLà.") == ["Le puits"]


def test_the_same_name_under_two_parents_is_kept():
    text = "## A\n\nx\n\n### Où\n\nx\n\n## B\n\nx\n\n### Où\n\nx"
    assert excerpts("duplicate_heading", text) == []
