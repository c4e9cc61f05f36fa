"""A file says its format and its size before it is downloaded."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize("href", ["a.pdf", "/b/c.DOCX", "https://a.example/x.zip?v=2"])
def test_a_file_without_its_size_is_shown(href):
    assert excerpts("file_link", f"Lisez [le plan]({href}).") == ["le plan"]


@pytest.mark.parametrize(
    "text",
    ["[le plan (PDF, 1,2 Mo)](a.pdf)", "[le plan](a.pdf) (PDF, 12 pages)", "[le plan](/plan)"],
)
def test_files_that_say_it_and_pages_are_kept(text):
    assert excerpts("file_link", f"Lisez {text}.") == []
