"""A mark without its other half is shown, unless the quotation goes on in the next paragraph."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Le puits (ouvert.", "("),
        ("Le puits ouvert hier).", ")"),
        ("Il dit : « Venez.", "«"),
        ("Venez », dit-il.", "»"),
        ("Le (puits (profond) est ouvert.", "("),
    ],
)
def test_the_mark_left_alone_is_shown(text, mark):
    assert excerpts("unpaired_mark", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "« Venez.\n\nVenez tous », dit-il.",
        "1) le puits\n\n2) la pompe",
        "C’est bien ;)",
        "Le (puits (profond)) est ouvert.",
    ],
)
def test_pairs_lists_and_long_quotations_are_kept(text):
    assert excerpts("unpaired_mark", text) == []
