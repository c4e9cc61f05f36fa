"""A table has rows and columns, or it is none."""

import pytest
from tests.writing.engine.rule_reader import in_html


@pytest.mark.parametrize(
    "rows", ["<tr><td>Un</td><td>Deux</td></tr>", "<tr><td>Un</td></tr><tr><td>Deux</td></tr>"]
)
def test_one_row_or_one_column_is_shown(rows):
    assert len(in_html("layout_table", f"<table>{rows}</table>")) == 1


def test_a_grid_and_a_text_without_tables_are_kept():
    grid = "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>"
    assert in_html("layout_table", grid) == ()
    assert in_html("layout_table", "<p>Le puits</p>") == ()
