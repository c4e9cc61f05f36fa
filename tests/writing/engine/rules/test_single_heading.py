"""A text has no heading, or one for each part."""

from tests.writing.engine.rule_reader import excerpts

LONG = "Les familles viennent tôt au puits. " * 30


def test_one_heading_after_a_long_part_is_shown():
    assert excerpts("single_heading", f"{LONG}\n\n## Où\n\nIci.") == ["Où"]


def test_a_heading_at_the_top_or_two_of_them_are_kept():
    assert excerpts("single_heading", f"## Où\n\n{LONG}") == []
    assert excerpts("single_heading", f"{LONG}\n\n## Où\n\nIci.\n\n## Quand\n\nLà.") == []
