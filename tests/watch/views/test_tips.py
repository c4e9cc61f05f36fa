"""The public form: anybody may report, whatever they send, and nothing is lost."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.watch.test_services import VACCINE

from kakaki.watch.models import Item
from kakaki.watch.views.tips import MOST_AN_HOUR

ADDRESS = "/signaler/"


@pytest.fixture
def phone(country) -> Client:
    return Client(HTTP_HOST="localhost:8000")


def send(phone, text=VACCINE, token="jeton", **fields):
    return phone.post(ADDRESS, {"text": text, "token": token} | fields)


def receipt_in(answer):
    return re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", answer.content.decode()).group()


def test_anybody_reports_without_a_name_and_gets_a_number(phone, country):
    answer = send(phone, ministry="sante", region="Bilmari", heard="WhatsApp")
    assert answer.status_code == 200
    assert "Ne le partagez pas" in answer.content.decode()
    item = Item.objects.get()
    assert receipt_in(answer).replace("-", "") == item.receipt
    assert (item.ministry, item.region, item.heard_on) == (country.health, "Bilmari", "WhatsApp")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("language", ["ha", "fr", "xx", "\x00"])
def test_the_form_speaks_the_language_asked_for_or_french(phone, language):
    shown = phone.get(ADDRESS, {"lang": language}).content.decode()
    assert ('<html lang="ha"' in shown) == (language == "ha")
    assert ("Jita" in shown or "jita" in shown) == (language == "ha")


def test_a_nervous_thumb_makes_one_item_with_one_receipt(phone):
    first, second = send(phone), send(phone)
    assert receipt_in(first) == receipt_in(second)
    assert Item.objects.count() == 1


def test_a_sending_whose_answer_was_lost_is_answered_even_beyond_the_limit(phone):
    first = send(phone)
    for number in range(MOST_AN_HOUR - 1):
        send(phone, token=f"voisin {number}")
    assert send(phone, token="autre").status_code == 429
    assert receipt_in(send(phone)) == receipt_in(first)


def test_other_words_from_the_same_form_are_another_tip(phone):
    send(phone)
    send(phone, "Et le pont de Tassara est fermé depuis hier")
    assert Item.objects.count() == 2


def test_beyond_the_limit_plain_french_and_the_words_typed(phone):
    for number in range(MOST_AN_HOUR):
        assert send(phone, token=f"t{number}").status_code == 200
    answer = send(phone, "Un texte <b>précieux</b>", token="dernier", region="Bilmari")
    shown = answer.content.decode()
    assert answer.status_code == 429
    assert "revenez dans une heure" in html.unescape(shown)
    assert "Un texte &lt;b&gt;précieux&lt;/b&gt;" in shown
    assert "<option selected>Bilmari" in shown
    assert Item.objects.count() == MOST_AN_HOUR


@pytest.mark.parametrize("text", ["", "   ", "\x00\x00", "a" * 5_001, "é" * 100_000])
def test_a_text_that_cannot_be_kept_comes_back_whole(phone, text):
    answer = send(phone, text)
    assert answer.status_code == 422
    assert text.strip("\x00 ") in answer.content.decode()
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ ⴰⵎⴰⵏ ⵉⵎⵎⵓⵜⵏ",
        "رُوَنْ بِرْنِى دَ غُبَا نَ",
        "👩🏾‍⚕️ c vrai ??? 😡😡",
        "L’eau\x00 est \x1b[2Jfermée",
        "{{ 7*7 }} {% csrf_token %} ' OR 1=1 --",
    ],
)
def test_whatever_is_sent_is_kept_as_text_and_never_runs(phone, text):
    assert send(phone, text).status_code == 200
    kept = Item.objects.get().text
    assert "\x00" not in kept
    assert "\x1b" not in kept
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


def test_bytes_of_another_encoding_are_answered_in_plain_words(phone):
    body = "text=la+rougeole+\xe0+l%E9cole&token=x".encode("latin-1")
    answer = phone.post(ADDRESS, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    other = "application/x-www-form-urlencoded; charset=iso-8859-1"
    assert phone.generic("POST", ADDRESS, body, content_type=other).status_code == 400
    assert Item.objects.get().text == "la rougeole à l�cole"


def test_two_megabytes_and_more_are_refused_in_plain_words(phone):
    answer = send(phone, "e" * 3_000_000)
    assert answer.status_code == 413
    assert "trop gros" in answer.content.decode()


def test_a_file_that_nobody_asked_for_is_not_kept(phone, settings):
    lie = SimpleUploadedFile("photo.jpg", b"MZ\x90\x00", content_type="image/jpeg")
    assert send(phone, photo=lie).status_code == 200
    assert not list(settings.MEDIA_ROOT.rglob("*")) if settings.MEDIA_ROOT.exists() else True


def test_a_machine_that_fills_the_hidden_field_is_told_so_and_nothing_is_kept(phone):
    answer = send(phone, website="https://spam.example")
    assert answer.status_code == 422
    assert VACCINE in html.unescape(answer.content.decode())
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"region": "<b>x</b>"}, {"heard": "x" * 500}, {"ministry": "inconnu"}]
)
def test_a_choice_that_was_not_offered_is_no_choice(phone, fields):
    assert send(phone, **fields).status_code == 200
    item = Item.objects.get()
    assert (item.region, item.heard_on, item.ministry) == ("", "", None)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_only_reading_and_sending_are_answered(phone, method):
    assert getattr(phone, method)(ADDRESS).status_code == 405
