"""Three sentences in a row that begin alike are shown at the third."""

from tests.writing.engine.rule_reader import excerpts


def test_the_third_sentence_is_shown():
    assert excerpts("repeated_opening", "Vous venez. Vous signez. Vous partez. Merci.") == [
        "Vous partez."
    ]


def test_an_article_alone_is_no_opening():
    assert excerpts("repeated_opening", "Le puits ferme. Le pont ouvre. Le bac passe.") == []


def test_sentences_of_two_paragraphs_are_not_a_row():
    assert excerpts("repeated_opening", "Il vient. Il signe.\n\nIl part.") == []
