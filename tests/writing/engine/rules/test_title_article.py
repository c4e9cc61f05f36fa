"""A title without a verb begins with its strong word."""

import pytest
from tests.writing.engine.rule_reader import in_fields


def test_an_article_before_a_noun_is_shown():
    [finding] = in_fields("title_article", title="Les magasins témoins de Tassara")
    assert finding.excerpt == "Les "


@pytest.mark.parametrize(
    "title", ["Les prix baissent", "La rentrée : ce qui change", "Leçons d’eau"]
)
def test_sentences_and_other_words_are_kept(title):
    assert in_fields("title_article", title=title) == ()
