"""The page where whoever asked reads the answer, in French or in Hausa."""

import html

import pytest
from django.test import Client
from tests.factcheck.test_opening import reported

from kakaki.watch.models import Item


@pytest.fixture
def phone(db) -> Client:
    return Client(HTTP_HOST="localhost:8000")


def shown(answer):
    return html.unescape(answer.content.decode())


def test_before_the_answer_it_says_not_to_share_and_after_it_shows_the_answer(phone, country):
    story = reported(country.health)
    number = Item.objects.get().receipt
    before = phone.get(f"/suivi/{number}/")
    assert "pas encore vérifié. Ne le partagez pas" in shown(before)
    assert "no-store" in before["Cache-Control"]
    claim = country.published(story_id=story.pk)
    after = shown(phone.post("/suivi/", {"number": f"{number[:5]}-{number[5:]}".lower()}))
    assert "Faux" in after
    assert claim.answer_url in after


def test_it_speaks_hausa_to_whoever_asked_in_hausa(phone, country):
    reported(country.health)
    page = shown(phone.get(f"/suivi/{Item.objects.get().receipt}/", {"lang": "ha"}))
    assert '<html lang="ha"' in page
    assert "Kada ka yaɗa" in page


@pytest.mark.parametrize(
    "number", ["AAAAAAAAAA", "<script>alert(1)</script>", "x" * 5000, "😀", "\x00"]
)
def test_a_number_nobody_was_given_says_so_and_shows_nothing(phone, country, number):
    reported(country.health)
    answer = phone.post("/suivi/", {"number": number})
    assert answer.status_code == 404
    assert "Nous ne trouvons pas ce numéro" in shown(answer)
    assert "<script>alert" not in answer.content.decode()
    assert "Bilmari" not in shown(answer)


def test_the_empty_form_is_shown_to_whoever_comes_without_a_number(phone):
    assert phone.get("/suivi/").status_code == 200
