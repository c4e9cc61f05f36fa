"""A vocabulary knows names and acronyms; that of a country is data."""

from kakaki.kernel.gazetteers import place_rows
from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.gazetteers import countries, gazetteer
from kakaki.writing.engine.readers import markdown
from kakaki.writing.engine.vocabulary import Vocabulary


def findings(text: str, vocabulary: Vocabulary, rule: str):
    document = Document(markdown.read(text), sources={"": text}, vocabulary=vocabulary)
    return check(document, only=[rule])


def test_a_name_is_known_whole_and_word_by_word_with_any_apostrophe():
    words = Vocabulary.of(["Birni N’Konni"])
    assert words.knows("Birni N'Konni")
    assert words.knows("N’Konni")
    assert not words.knows("Konn")


def test_two_vocabularies_join_and_the_second_wins():
    joined = Vocabulary.of(["A"], {"CSI": "un"}).with_(Vocabulary.of(["B"], {"CSI": "deux"}))
    assert joined.knows("A")
    assert joined.knows("B")
    assert joined.expansion("C.S.I.") == "deux"


def test_vocabularies_of_the_same_words_have_the_same_key():
    assert Vocabulary.of(["a", "b"]).key == Vocabulary.of(["b", "a"]).key
    assert Vocabulary.of(["a"]).key != Vocabulary.of(["a"], {"X": "y"}).key


def test_the_country_has_its_regions_departments_and_communes():
    rows = place_rows("niger")
    assert len({region for region, _, _ in rows}) == 8
    assert len([department for _, department, _ in rows if department]) == 63
    assert countries() == ("niger",)
    niger = gazetteer("niger")
    assert all(
        niger.knows(name) for name in ("Tillabéri", "N'Guigmi", "Maïné-Soroa", "Soroa", "Aïr")
    )
    assert niger.expansion("ONEP") == "Office national d’édition et de presse"


def test_every_expansion_begins_with_its_own_words():
    acronyms = gazetteer("niger").acronyms
    assert all(len(words.split()) >= 2 for words in acronyms.values())
    assert all("'" not in words for words in acronyms.values())


def test_a_known_acronym_is_expanded_where_the_article_agrees():
    words = Vocabulary.of([], {"SOBE": "Société de Bilmari", "OPE": "Office des puits"})
    (found,) = findings("Le contrat de la SOBE est signé.", words, "unexpanded_acronym")
    assert found.fix == "Société de Bilmari (SOBE)"
    (found,) = findings("L’OPE creuse dix puits.", words, "unexpanded_acronym")
    assert found.fix == "Office des puits (OPE)"


def test_an_acronym_is_not_mended_where_the_article_would_be_wrong():
    words = Vocabulary.of([], {"HALE": "Haute autorité de l’eau"})
    (found,) = findings("L’HALE creuse dix puits.", words, "unexpanded_acronym")
    assert found.fix is None
    assert "Haute autorité" in found.message


def test_a_name_of_the_vocabulary_keeps_its_capital_as_it_is():
    assert findings("La ville d’Ecole vit.", Vocabulary.of(["Ecole"]), "accented_capital") == ()
