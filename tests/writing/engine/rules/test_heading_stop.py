"""Headings end without a mark."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize("mark", [".", " :", ";", ","])
def test_the_mark_is_taken_away(mark):
    assert mended("heading_stop", f"## Où aller{mark}\n\nIci.") == "## Où aller\n\nIci."


@pytest.mark.parametrize("heading", ["Où ?", "Venez !", "Puits, bacs, etc.", "Le plan B.", "Et…"])
def test_other_ends_are_kept(heading):
    assert excerpts("heading_stop", f"## {heading}\n\nIci.") == []
