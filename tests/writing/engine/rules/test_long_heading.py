"""A heading keeps to two lines of a phone."""

from tests.writing.engine.rule_reader import excerpts


def test_the_limit_is_eighty_characters():
    assert excerpts("long_heading", f"## {'a' * 80}\n\nb") == []
    assert excerpts("long_heading", f"## {'a' * 81}\n\nb") == ["a" * 81]
