"""The screens of a claim: every step, every refusal, and no word lost."""

import html

import pytest
from django.test import Client
from tests.factcheck.conftest import ANSWER, RUMOUR, again, signed_in

from kakaki.factcheck.models import Verdict
from kakaki.sites.models import ClarificationPage

LIST = "/bureau/rumeurs/verifications/"
POSTS = ["preuve", "conclure", "relire", "visa", "publier", "etape", "confier", "doublon"]


def shown(answer):
    return html.unescape(answer.content.decode())


def send(person, claim, what, *, seen=None, **fields):
    given = {"seen": claim.version if seen is None else seen} | fields
    return signed_in(person).post(f"{LIST}{claim.pk}/{what}/", given)


WORDS = {name: ANSWER[name] for name in ("code", "title", "lead", "reasons")} | {
    "source_title": ["Laboratoire", "", ""],
    "source_url": ["https://labo.example/", "", ""],
    "source_note": ["", "", ""],
}


def test_a_claim_goes_from_its_opening_to_its_readers_by_its_screens(country):
    claim = country.claim(many_ministries=True)
    send(country.writer, claim, "preuve", kind="note", title="Appel", text="Tout est bon.")
    assert "Empreinte" in shown(signed_in(country.writer).get(f"{LIST}{claim.pk}/"))
    send(country.writer, claim, "conclure", **WORDS)
    send(country.reader, claim, "relire", decision="agree")
    send(country.coordinator, claim, "visa", decision="agree")
    send(country.head, claim, "publier", reason="La radio en parle.")
    assert again(claim).state == "published"
    send(country.head, claim, "etape", after="suspended", note="Un doute.")
    send(country.head, claim, "etape", after="published")
    send(country.writer, claim, "etape", after="checking")
    send(country.writer, claim, "conclure", **(WORDS | {"lead": "Contrôlée le 3 mars."}))
    send(country.reader, claim, "relire", decision="agree")
    send(country.coordinator, claim, "visa", decision="agree")
    send(country.head, claim, "publier", note="La date.")
    assert again(claim).state == "corrected"
    send(country.writer, claim, "etape", after="closed")
    assert again(claim).state == "closed"
    assert ClarificationPage.objects.get().lead == "Contrôlée le 3 mars."


def test_a_duplicate_and_a_colleague_are_chosen_on_screen(country):
    kept = country.claim(text="Le forage de Bilmari serait empoisonné")
    claim = country.claim()
    send(country.writer, claim, "confier", to=country.reader.id)
    assert again(claim).assignee_id == country.reader.id
    send(country.writer, claim, "etape", after="to_triage")
    assert "C’est un doublon" in shown(signed_in(country.writer).get(f"{LIST}{claim.pk}/"))
    send(country.writer, claim, "doublon", of=kept.pk)
    assert again(claim).state == "duplicate"
    assert "Écartées" in shown(signed_in(country.writer).get(LIST))


@pytest.mark.parametrize("what", POSTS)
def test_another_ministry_s_claim_does_not_exist_and_nothing_moves(country, what):
    claim = country.concluded()
    answer = send(country.stranger, claim, what, after="checking", decision="agree")
    assert answer.status_code in {403, 404}
    assert RUMOUR not in shown(answer)
    assert again(claim).state == "second_reading"


def test_another_ministry_reads_no_claim(country):
    claim = country.claim()
    desk = signed_in(country.stranger)
    assert desk.get(f"{LIST}{claim.pk}/").status_code == 404
    assert RUMOUR not in shown(desk.get(LIST))


@pytest.mark.parametrize("what", POSTS)
def test_nobody_acts_without_signing_in_or_by_reading(country, what):
    claim = country.claim()
    address = f"{LIST}{claim.pk}/{what}/"
    assert Client(HTTP_HOST="localhost:8000").post(address).status_code == 302
    assert signed_in(country.head).get(address).status_code == 405
    assert again(claim).state == "assigned"


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("relire", {"decision": "agree"}),
        ("publier", {"reason": "x"}),
        ("visa", {"decision": "agree"}),
    ],
)
def test_a_writer_neither_reads_nor_clears_nor_publishes(country, what, fields):
    claim = country.ready() if what == "publier" else country.concluded()
    before = claim.state
    assert send(country.writer, claim, what, **fields).status_code == 403
    assert again(claim).state == before


def test_an_author_sees_no_button_to_read_and_is_refused_when_they_try(country):
    claim = country.claim(person=country.head)
    send(country.head, claim, "conclure", **WORDS)
    assert "D’accord avec cette réponse" not in shown(
        signed_in(country.head).get(f"{LIST}{claim.pk}/")
    )
    answer = send(country.head, claim, "relire", decision="agree")
    assert answer.status_code == 422
    assert "une autre personne doit la relire" in shown(answer)


def test_a_conclusion_that_lacks_something_comes_back_with_every_word(country):
    claim = country.claim()
    answer = send(country.writer, claim, "conclure", **(WORDS | {"lead": ""}))
    page = shown(answer)
    assert answer.status_code == 422
    assert "Il manque un résumé" in page
    for word in (ANSWER["title"], "Tous sont conformes", "https://labo.example/"):
        assert word in page


def test_two_officers_who_conclude_at_once_lose_nothing(country):
    claim = country.claim()
    seen = claim.version
    send(country.head, claim, "conclure", seen=seen, **WORDS)
    mine = WORDS | {"title": "Mon titre à moi", "reasons": "Mes raisons <b>à moi</b>"}
    answer = send(country.writer, claim, "conclure", seen=seen, **mine)
    page = shown(answer)
    assert answer.status_code == 409
    assert "Une autre personne a déjà fait avancer" in page
    assert "Rien n’est perdu" in page
    for word in ("Mon titre à moi", "Mes raisons <b>à moi</b>", "https://labo.example/"):
        assert word in page
    assert "<b>à moi</b>" not in answer.content.decode()
    assert Verdict.objects.count() == 1


def test_a_reader_does_not_agree_with_words_rewritten_meanwhile(country):
    claim = country.concluded()
    seen = claim.version
    country.take(claim, "checking", country.writer)
    country.conclude(claim, code="vrai", title="Oui, elle est empoisonnée")
    answer = send(country.reader, claim, "relire", seen=seen, decision="agree", note="Très bien")
    assert answer.status_code == 409
    assert "Très bien" in shown(answer)
    assert again(claim).state == "second_reading"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "²"])
def test_a_form_that_does_not_say_what_it_showed_moves_nothing(country, seen):
    claim = country.concluded()
    assert send(country.reader, claim, "relire", seen=seen, decision="agree").status_code == 409
    assert again(claim).state == "second_reading"


def test_a_second_touch_on_publish_publishes_once(country):
    claim = country.ready()
    seen = claim.version
    for _ in range(2):
        assert send(country.head, claim, "publier", seen=seen, reason="x").status_code == 302
    assert ClarificationPage.objects.count() == 1


def test_below_the_threshold_the_desk_offers_to_inform_without_naming(country):
    claim = country.claim(harm="trust")
    page = shown(signed_in(country.writer).get(f"{LIST}{claim.pk}/"))
    assert "Informez sans nommer la rumeur" in page
    assert "/bureau/textes/nouveau/communique/" in page
    claim = country.claim(harm="life", text="Des gens meurent à l’hôpital de Bilmari")
    assert "sans nommer" not in shown(signed_in(country.writer).get(f"{LIST}{claim.pk}/"))


def test_a_head_who_names_a_rare_rumour_is_asked_why(country):
    claim = country.ready(harm="trust")
    assert "Pourquoi y répondre quand même" in shown(
        signed_in(country.head).get(f"{LIST}{claim.pk}/")
    )
    assert send(country.head, claim, "publier", reason=" ").status_code == 422
    assert not ClarificationPage.objects.exists()


def test_a_writer_is_offered_no_step_that_they_may_not_take(country):
    claim = country.published()
    writer, head = (
        shown(signed_in(p).get(f"{LIST}{claim.pk}/")) for p in (country.writer, country.head)
    )
    assert "Suspendre la réponse" not in writer
    assert "Suspendre la réponse" in head


def test_what_waits_for_whom_is_on_the_home_screen(country):
    country.concluded()
    assert "Réponses à relire" in shown(signed_in(country.reader).get("/bureau/"))
    assert "Réponses à relire" not in shown(signed_in(country.writer).get("/bureau/"))
    assert "Réponses à relire" not in shown(signed_in(country.stranger).get("/bureau/"))
