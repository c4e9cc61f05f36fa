"""A list keeps to a screen."""

from tests.writing.engine.rule_reader import excerpts


def test_a_list_of_more_than_ten_is_shown_at_its_first_item():
    text = "\n".join(f"- puits {n}" for n in range(11))
    assert excerpts("long_list", text) == ["puits 0"]


def test_two_lists_cut_by_a_heading_are_two():
    half = "\n".join(f"- puits {n}" for n in range(6))
    assert excerpts("long_list", f"{half}\n\n## Suite du nord\n\n{half}") == []
