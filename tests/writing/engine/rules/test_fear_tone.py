"""Words that frighten are shown; a danger said plainly is not."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "La situation est hors de contrôle.",
        "Ce terrible fléau revient.",
        "Un virus tueur arrive.",
    ],
)
def test_words_that_frighten_are_found(text):
    assert excerpts("fear_tone", text)


@pytest.mark.parametrize(
    "text",
    [
        "La rougeole peut tuer.",
        "Danger : le fleuve monte.",
        "Le virus est présent dans trois villes.",
    ],
)
def test_a_danger_said_plainly_is_kept(text):
    assert excerpts("fear_tone", text) == []
