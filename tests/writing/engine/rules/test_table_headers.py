"""A table of figures says what its columns hold."""

from tests.writing.engine.rule_reader import in_html

ROWS = "<tr><td>Riz</td><td>500</td></tr><tr><td>Mil</td><td>400</td></tr>"


def test_a_table_without_headers_is_shown_at_its_first_cell():
    [finding] = in_html("table_headers", f"<p>Prix</p><table>{ROWS}</table>")
    assert finding.excerpt == "Riz"


def test_headers_of_rows_are_headers():
    page = "<table><tr><th>Riz</th><td>500</td></tr><tr><th>Mil</th><td>400</td></tr></table>"
    assert in_html("table_headers", page) == ()
