"""A tip line talks little, in two languages, and leaves alone whoever asked for it."""

import pytest

from kakaki.watch.engine import conversation
from kakaki.watch.engine.conversation import Where, menu, receipt_words, turn

RUMOUR = "On dit que l’eau du puits de Bilmari est empoisonnée."


@pytest.mark.parametrize("text", ["bonjour", "?", "ok", "Menu", "/start", ""])
def test_what_is_no_rumour_gets_the_menu(text):
    assert turn(Where(), text).says == menu("fr")


def test_a_rumour_sent_at_once_is_a_report_without_any_menu():
    assert (turn(Where(), RUMOUR).act, turn(Where(), RUMOUR).words) == ("report", RUMOUR)


@pytest.mark.parametrize(("choice", "step"), [("1", "report"), ("2", "verify"), ("3", "follow")])
def test_a_choice_asks_for_what_it_needs_and_what_follows_is_the_answer(choice, step):
    asked = turn(Where(), choice)
    assert asked.where.step == step
    given = turn(asked.where, "KT-2026-000123")
    assert (given.act, given.where.step) == (step, "menu")


@pytest.mark.parametrize("text", ["Signaler l’eau du puits", "SANAR l’eau du puits"])
def test_a_word_before_the_text_says_what_it_is(text):
    assert (turn(Where(), text).act, turn(Where(), text).words) == ("report", "l’eau du puits")


def test_a_number_sent_alone_is_followed():
    assert turn(Where(), "7K3QZ-9M2XA").act == "follow"


@pytest.mark.parametrize("word", ["STOP", "stop.", "Arrêt", "ＳＴＯＰ", "st\u200bop", "daina"])
def test_whoever_says_stop_is_told_once_and_never_again(word):
    left = turn(Where(step="report"), word)
    assert (left.act, left.where.has_left, bool(left.says)) == ("leave", True, True)
    assert turn(left.where, word).says == ""
    assert turn(left.where, "bonjou").says == ""
    assert (turn(left.where, RUMOUR).act, turn(left.where, RUMOUR).says) == ("report", "")
    assert turn(left.where, "MENU").where.has_left is False


def test_hausa_is_chosen_and_kept_and_left():
    chosen = turn(Where(), "4")
    assert chosen.where.language == "ha"
    assert "Sanar da jita-jita" in chosen.says
    assert turn(chosen.where, "1").says == "Rubuta abin da ka ji ko ka karɓa."
    assert turn(chosen.where, "fr").where.language == "fr"


@pytest.mark.parametrize("language", ["fr", "ha"])
def test_the_menu_fits_a_ussd_screen(language):
    assert len(menu(language)) <= 182 - len("CON ")


def test_a_sound_without_words_is_said_not_to_be_read():
    assert turn(Where(), "", has_only_sound=True).says == conversation.ONLY_WORDS


@pytest.mark.parametrize("language", ["fr", "ha"])
def test_a_receipt_says_not_to_share_even_when_something_known_is_near(language):
    words = receipt_words(
        language, "AAAAA-BBBBB", ("L’eau {number} est saine", "https://a.example")
    )
    assert "AAAAA-BBBBB" in words
    assert "L’eau {number} est saine" in words
    assert conversation.say(language, conversation.UNVERIFIED) in words
    assert conversation.say("ha", conversation.UNVERIFIED) != conversation.UNVERIFIED


def test_a_text_too_long_is_cut_at_a_word():
    assert conversation.fitted("un deux trois", 9) == "un deux…"
    assert conversation.fitted("un deux", 9) == "un deux"
