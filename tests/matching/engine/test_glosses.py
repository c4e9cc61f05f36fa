import pytest

from kakaki.matching.engine.glosses import english_stem, french_stem, hausa_stem, stems


def test_words_of_one_french_family_share_a_stem():
    assert french_stem("recruter") == french_stem("recrutement") == french_stem("recrutera")


def test_a_number_is_its_own_stem():
    assert french_stem("452000") == "452000"


@pytest.mark.parametrize("word", ["schools", "school"])
def test_an_english_plural_is_its_singular(word):
    assert english_stem(word) == "school"


def test_the_hausa_linker_is_taken_off():
    assert hausa_stem("cutar") == hausa_stem("cuta")
    assert hausa_stem("ruwan") == "ruwa"


@pytest.mark.parametrize(
    ("language", "word", "french"),
    [("ha", "asibiti", "hopital"), ("en", "hospital", "hopital"), ("en", "citizens", "citoyen")],
)
def test_a_word_of_another_language_reaches_its_french_stem(language, word, french):
    assert stems([word], [language])[french_stem(french)] > 0


def test_a_french_text_is_not_read_as_hausa():
    assert set(stems(["asibiti"], ["fr"])) == {french_stem("asibiti")}


def test_a_translation_weighs_less_than_the_word_itself():
    found = stems(["asibiti"], ["ha"])
    assert found[french_stem("asibiti")] == 1
    assert 0 < found[french_stem("hopital")] < 1
