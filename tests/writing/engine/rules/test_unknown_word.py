"""An unknown word is told with what was meant; names, addresses and other languages are spared."""

import pytest

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.rules.unknown_word import find
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary


def words_found(text, vocabulary=NOTHING):
    document = Document((Block("paragraph", text),), vocabulary=vocabulary)
    return [text[hit.start : hit.end] for hit in find(document)]


@pytest.mark.parametrize(
    "text",
    [
        "Rendez-vous à Zinnder avec Amadoo.",
        "Écrivez à contakt@kounta.example ou voyez www.kounta.example/ecolle.",
        "Suivez #EcolleKounta et @gouvernment.",
        "Le programme « gouvernment » commence.",
        "Il parle de stranng governance.",
        "Le PRODEK et la CENNI.",
        "Le code `gouvernment` reste.",
        "Il y a 3kgg de mil.",
    ],
)
def test_names_addresses_quotes_and_other_languages_are_spared(text):
    assert words_found(text) == []


def test_a_word_is_told_once_a_block():
    assert words_found("Une écolle et une écolle.") == ["écolle"]


def test_a_capital_at_the_head_of_a_sentence_hides_nothing_that_is_sure():
    assert words_found("Dévelopement rural. Kountadougou est belle.") == ["Dévelopement"]


def test_a_word_that_the_ministry_taught_is_no_fault():
    assert words_found("Une écolle.", Vocabulary.of(["écolle"])) == []
    assert words_found("Les écolles.", Vocabulary.of(["écolle"])) == []


def test_only_one_suggestion_by_its_accents_is_a_fix():
    text = "Une aggréable et belle photografie."
    hits = list(find(Document((Block("paragraph", text),))))
    assert [hit.fix for hit in hits] == ["agréable", None]
