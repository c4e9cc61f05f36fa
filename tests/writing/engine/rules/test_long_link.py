"""A link keeps to the words that say where it leads."""

from tests.writing.engine.rule_reader import excerpts


def test_a_link_of_more_than_a_hundred_characters_is_shown():
    words = "mot " * 30
    assert excerpts("long_link", f"[{words.strip()}](/a)") == [words.strip()]


def test_short_links_and_long_addresses_are_kept():
    address = "https://a.example/" + "a" * 120
    assert excerpts("long_link", f"[Le plan](/a) et [{address}]({address})") == []
