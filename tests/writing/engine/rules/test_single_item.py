"""A list has several items."""

from tests.writing.engine.rule_reader import excerpts, in_html


def test_one_item_alone_is_shown():
    assert excerpts("single_item", "Apportez :\n\n- le carnet\n\nVenez.") == ["le carnet"]
    assert len(in_html("single_item", "<ul><li>le <a href='/c'>carnet</a></li></ul>")) == 1


def test_items_with_links_are_one_list():
    assert excerpts("single_item", "- le [carnet](/c)\n- la [carte](/d)") == []
