"""Levels of headings follow each other."""

from tests.writing.engine.rule_reader import excerpts, in_html


def test_a_level_that_is_skipped_is_shown():
    text = "## Où\n\nIci.\n\n#### Quand\n\nDemain.\n\n## Qui\n\nToi."
    assert excerpts("heading_order", text) == ["Quand"]


def test_going_back_up_is_no_fault():
    assert excerpts("heading_order", "## A\n\nb\n\n### C\n\nd\n\n## E\n\nf") == []


def test_pages_of_html_are_read_alike():
    assert [f.excerpt for f in in_html("heading_order", "<h1>A</h1><h3>B</h3><p>c</p>")] == ["B"]
