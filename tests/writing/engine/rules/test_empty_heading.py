"""A heading that fits any text is shown."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize("name", ["Conclusion", "I. Généralités", "1) Contexte général", "Autres"])
def test_words_that_fit_any_text_are_shown(name):
    assert excerpts("empty_heading", f"## {name}\n\nLe puits.") == [name]


def test_headings_that_say_more_are_kept():
    text = "## Conclusion du contrat\n\nLe puits.\n\n## Autres puits ouverts\n\nLe bac."
    assert excerpts("empty_heading", text) == []
