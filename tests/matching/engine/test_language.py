import pytest

from kakaki.matching.engine import language
from kakaki.matching.engine.language import identify, model_text
from kakaki.matching.engine.national import unread

SENTENCES = [
    ("Le ministère ouvre les inscriptions lundi matin.", "fr"),
    ("svp kelk1 a le numero du dokteur pr demain", "fr"),
    ("Gwamnati ta ce za a buɗe makarantu mako mai zuwa.", "ha"),
    ("Yan kasuwa sun rufe shagunansu yau.", "ha"),
    ("The government will open the schools next week.", "en"),
    ("ستفتح الحكومة المدارس الأسبوع المقبل", "ar"),
]


@pytest.mark.parametrize(("text", "code"), SENTENCES)
def test_the_language_of_a_short_sentence_is_told(text, code):
    if not language.identifier_ready():
        pytest.skip("fasttext-predict is not installed")
    assert identify(text).codes[0] == code


@pytest.mark.parametrize(("text", "code"), [SENTENCES[i] for i in (0, 2, 3, 4, 5)])
def test_without_the_model_four_languages_are_still_told(text, code, monkeypatch):
    monkeypatch.setattr(language, "_model", lambda: None)
    found = identify(text)
    assert found.codes[0] == code
    assert found.model == "stop-words"
    assert not language.identifier_ready()


def test_two_languages_are_reported_when_the_first_is_not_sure():
    for text, _code in SENTENCES:
        found = identify(text)
        assert len(found.codes) == (1 if found.probabilities[0] >= language.SURE else 2)


@pytest.mark.parametrize(
    "text", ["", "   ", "🔥🔥🔥", "12345 !!", "\x00", "\ud83d", "@nom https://x.kt"]
)
def test_what_has_no_words_has_no_language(text):
    assert identify(text).code == "und"


def test_a_megabyte_is_read_like_any_text():
    assert identify("Le ministère ouvre les inscriptions. " * 30_000).code == "fr"


def test_the_text_given_to_the_model_is_normalised_as_in_training():
    assert model_text("Écoute @ali : l’OMS dit 47 cas ! https://x.kt") == "écoute l’oms dit cas"


def test_only_what_the_model_cannot_read_is_told_by_the_national_vector_alone():
    assert unread("ⴰⵎⴰⵏ ⵏ ⵜⴰⵎⵓⵔⵜ")
    assert unread("كُنُرِ")
    assert not unread("Ruwan famfo ya gurɓata")
    assert not unread("")
