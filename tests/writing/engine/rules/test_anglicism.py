"""English words get French ones that fit their article."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("La newsletter paraît.", "La lettre d’information paraît."),
        ("Un challenge attend.", "Un défi attend."),
        ("L’email arrive.", "L’email arrive."),
        ("Une deadline approche.", "Une date limite approche."),
    ],
)
def test_the_french_word_is_offered(written, better):
    assert mended("anglicism", written) == better


@pytest.mark.parametrize(
    "text", ["Le process est long.", "Les process sont longs.", "L’email arrive."]
)
def test_a_french_word_that_does_not_fit_its_article_is_only_named(text):
    (finding,) = found("anglicism", text)
    assert finding.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Écrivez à mail@kounta.example.",
        "L’Open Data Institute publie.",
        "The team of the ministry is here with the data.",
    ],
)
def test_addresses_names_and_english_texts_are_kept(text):
    assert excerpts("anglicism", text) == []
