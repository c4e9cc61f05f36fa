"""The desk's screens: what a person sees, may do, and never loses."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import a_person
from tests.sites.conftest import a_member

from kakaki.accounts import facade as accounts
from kakaki.sites import facade as sites
from kakaki.sites.models import SetAside, TextPage

NEW = "/bureau/textes/nouveau/communique/"
FIELDS = {
    "title": "Soins gratuits",
    "lead": "Dès lundi.",
    "body": "Les soins sont gratuits.",
    "place": "Tassara",
    "published_on": "2026-11-24",
    "language": "fr",
    "signer": "Aïssa Goumar",
    "role": "La ministre",
}


def editor(page_id: int) -> str:
    return f"/bureau/textes/{page_id}/"


def sent(browser: Client, address: str, data: dict[str, object], **extra: str):
    return browser.post(
        address,
        json.dumps(data),
        content_type="application/json",
        HTTP_ACCEPT="application/json",
        **extra,
    )


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_list_says_what_to_do_when_it_is_empty(health):
    assert "Commencez par en écrire un" in text_of(health.client().get("/bureau/textes/"))


def test_the_list_shows_each_state(health):
    health.draft("Un brouillon")
    health.published("Un texte en ligne")
    shown = text_of(health.client().get("/bureau/textes/"))
    assert "Un brouillon" in shown
    assert "Un texte en ligne" in shown
    only = text_of(health.client().get("/bureau/textes/?etat=published"))
    assert "Un texte en ligne" in only
    assert "Un brouillon" not in only


def test_a_long_list_comes_in_pages_and_costs_the_same_whatever_its_length(health):
    health.draft("Texte 0")
    browser = health.client()
    browser.get("/bureau/textes/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/bureau/textes/")
    for number in range(1, 45):
        health.draft(f"Texte {number}")
    with CaptureQueriesContext(connection) as many:
        first = text_of(browser.get("/bureau/textes/"))
    assert len(many) == len(few)
    assert "Texte 44<" in first
    assert "Texte 0<" not in first
    assert "Texte 0<" in text_of(browser.get("/bureau/textes/?page=2"))


def test_somebody_without_a_role_may_not_write(health):
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(a_person(), "django.contrib.auth.backends.ModelBackend")
    assert browser.get(NEW).status_code == 403
    assert browser.post(NEW, FIELDS).status_code == 403
    assert not TextPage.objects.exists()


def test_an_operator_may_not_write(health):
    browser = health.client(a_member(health.id, "operateur"))
    assert browser.get(NEW).status_code == 403


def test_a_text_is_written_without_any_script(health):
    browser = health.client()
    answer = browser.post(NEW, FIELDS)
    page = TextPage.objects.get()
    assert answer["Location"] == editor(page.pk)
    shown = text_of(browser.get(editor(page.pk)))
    assert "Les soins sont gratuits." in shown
    assert "Brouillon" in shown


def test_a_text_is_written_and_sent_at_once(health):
    health.client().post(NEW, FIELDS | {"then": "ask"})
    assert sites.page(TextPage.objects.get().pk).state == "asked"


def test_the_same_new_text_sent_twice_makes_one(health):
    browser = health.client()
    shown = text_of(browser.get(NEW))
    token = re.search(r'name="token" value="([^"]+)"', shown)[1]
    browser.post(NEW, FIELDS | {"token": token})
    browser.post(NEW, FIELDS | {"token": token, "body": "Encore une phrase."})
    page = TextPage.objects.get()
    assert sites.draft_text(page.pk).body == "Encore une phrase."


def test_somebody_else_cannot_reach_a_text_by_its_token(health, education):
    token = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    health.client().post(NEW, FIELDS | {"token": token})
    browser = education.client()
    browser.raise_request_exception = False
    browser.post(NEW, FIELDS | {"token": token, "body": "Pris"})
    assert TextPage.objects.count() == 1
    assert sites.draft_text(TextPage.objects.get().pk).body == FIELDS["body"]


def test_a_wrong_field_is_said_and_nothing_typed_is_lost(health):
    answer = health.client().post(NEW, FIELDS | {"published_on": "le 24", "title": "x" * 300})
    assert answer.status_code == 422
    assert "Les soins sont gratuits." in text_of(answer)
    assert not TextPage.objects.exists()


def test_the_editor_saves_by_itself(health):
    browser = health.client()
    first = sent(browser, "/bureau/textes/enregistrer/communique/", FIELDS).json()
    again = sent(
        browser,
        f"{editor(first['page'])}enregistrer/",
        FIELDS | {"body": "Plus long.", "version": first["version"]},
    )
    assert again.status_code == 200
    assert again.json()["version"] > first["version"]
    assert sites.draft_text(first["page"]).body == "Plus long."


def test_half_a_picture_does_not_lose_the_rest_of_the_text(health):
    typed = b'{"title": "Puits", "lead": "", "body": "Un puits \\ud83d neuf."}'
    browser = health.client()
    answer = browser.post(
        "/bureau/textes/enregistrer/communique/", typed, content_type="application/json"
    )
    assert sites.draft_text(answer.json()["page"]).body == "Un puits \ufffd neuf."


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 100_000, b"[]", b"null", b'"x"', b"\xff\xfe", b'{"title": ["a"]}', b"1e999"],
)
def test_a_broken_message_is_refused_with_a_sentence(health, body):
    draft = health.draft()
    answer = health.client().post(
        f"{editor(draft.page_id)}enregistrer/",
        body,
        content_type="application/json",
        HTTP_ACCEPT="application/json",
    )
    assert answer.status_code in {400, 409}
    assert answer.json()["advice"].endswith(".")
    assert sites.page(draft.page_id).version == draft.version


def test_a_text_that_was_just_begun_is_open_already(health):
    begun = sent(health.client(), "/bureau/textes/enregistrer/communique/", FIELDS).json()
    shown = text_of(health.client(health.head).get(editor(begun["page"])))
    assert "Rédac Sante a aussi ce texte ouvert" in shown


def test_two_people_are_told_and_neither_text_is_lost(health):
    draft = health.draft()
    first, second = health.client(), health.client(health.head)
    first.get(editor(draft.page_id))
    assert "Rédac Sante a aussi ce texte ouvert" in text_of(second.get(editor(draft.page_id)))
    first.post(editor(draft.page_id), FIELDS | {"version": draft.version, "body": "La mienne."})
    late = second.post(
        editor(draft.page_id), FIELDS | {"version": draft.version, "body": "La tienne."}
    )
    assert late.status_code == 409
    assert "<ins>tienne</ins>" in text_of(late)
    assert "<del>mienne</del>" in text_of(late)
    assert SetAside.objects.get().body == "La tienne."
    told = sent(
        second,
        f"{editor(draft.page_id)}enregistrer/",
        FIELDS | {"version": draft.version, "body": "La tienne."},
    )
    assert told.status_code == 409
    aside = text_of(second.get(f"{editor(draft.page_id)}histoire/"))
    assert "La tienne." in aside
    assert "La tienne." not in text_of(first.get(f"{editor(draft.page_id)}histoire/"))


def test_a_script_without_a_session_is_told_to_sign_in(health):
    draft = health.draft()
    answer = sent(
        Client(HTTP_HOST="localhost:8000"), f"{editor(draft.page_id)}enregistrer/", FIELDS
    )
    assert answer.status_code == 401
    assert "Reconnectez-vous" in answer.json()["advice"]


def a_mark(browser: Client, address: str) -> str:
    return re.search(r'name="writer" value="([^"]+)"', text_of(browser.get(address)))[1]


@pytest.mark.parametrize("is_new", [True, False])
def test_words_sent_after_the_session_ended_come_back_after_sign_in(health, is_new):
    address = NEW if is_new else editor(health.draft().page_id)
    mark = a_mark(health.client(), address)
    browser = Client(HTTP_HOST="localhost:8000")
    answer = browser.post(address, FIELDS | {"body": "Trois heures de travail.", "writer": mark})
    assert answer["Location"].startswith("/comptes/login/?next=/bureau/textes/")
    browser.force_login(health.writer, "django.contrib.auth.backends.ModelBackend")
    shown = text_of(browser.get(address))
    assert "Trois heures de travail." in shown
    assert "Votre session était finie" in shown
    version = re.search(r'name="version" value="(\d+)"', shown)
    data = FIELDS | {"body": "Trois heures de travail."}
    browser.post(address, data | ({"version": version[1]} if version else {}))
    assert "Votre session était finie" not in text_of(browser.get(address))


def test_words_kept_on_a_shared_computer_are_not_shown_to_the_next_person(health, education):
    mark = a_mark(health.client(), NEW)
    browser = Client(HTTP_HOST="localhost:8000")
    browser.post(NEW, FIELDS | {"body": "Confidentiel.", "writer": mark})
    browser.force_login(education.writer, "django.contrib.auth.backends.ModelBackend")
    assert "Confidentiel." not in text_of(browser.get(NEW))


def test_a_stranger_cannot_fill_sessions_with_words(health):
    browser = Client(HTTP_HOST="localhost:8000")
    browser.post(NEW, FIELDS | {"writer": "forged"})
    assert not [one for one in browser.session.items() if one[0].startswith("kept_words")]


def test_the_token_of_a_form_can_be_renewed(health):
    strict = Client(HTTP_HOST="localhost:8000", enforce_csrf_checks=True)
    strict.force_login(health.writer, "django.contrib.auth.backends.ModelBackend")
    fresh = strict.get("/bureau/textes/jeton/").json()["token"]
    address = "/bureau/textes/enregistrer/communique/"
    assert sent(strict, address, FIELDS).status_code == 403
    answer = sent(strict, address, FIELDS, HTTP_X_CSRFTOKEN=fresh)
    assert answer.status_code == 200


def test_sending_reading_and_approving(health):
    draft = health.draft()
    health.client().post(f"{editor(draft.page_id)}envoyer/")
    address = f"{editor(draft.page_id)}relire/"
    assert health.client().get(address).status_code == 403
    reader = health.client(health.reader)
    shown = text_of(reader.get(address))
    assert "Écrit par Rédac Sante" in shown
    reader.post(address, {"decision": "approve", "version": draft.version})
    assert sites.page(draft.page_id).state == "approved"
    head = text_of(health.client(health.head).get(editor(draft.page_id)))
    assert f"{editor(draft.page_id)}publier/" in head
    assert f"{editor(draft.page_id)}publier/" not in text_of(reader.get(editor(draft.page_id)))


def test_a_text_that_nobody_sent_says_so_to_its_reader(health):
    answer = health.client(health.reader).get(f"{editor(health.draft().page_id)}relire/")
    assert "Personne n’a encore envoyé ce texte" in text_of(answer)


@pytest.mark.parametrize("where", ["relire/", "histoire/{}/revenir/"])
def test_a_number_of_thousands_of_digits_changes_nothing_and_is_answered(health, where):
    draft = health.draft()
    address = editor(draft.page_id) + where.format(draft.version)
    fields = {"version": "9" * 5000, "decision": "approve"}
    assert health.client(health.reader).post(address, fields).status_code == 302
    assert sites.page(draft.page_id).version == draft.version


def test_the_author_is_told_to_find_somebody_else(health):
    draft = health.draft(actor_id=health.reader.pk)
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.reader.pk)
    reader = health.client(health.reader)
    address = f"{editor(draft.page_id)}relire/"
    assert "une autre personne doit l’approuver" in text_of(reader.get(address))
    reader.post(address, {"decision": "approve", "version": draft.version})
    assert sites.page(draft.page_id).state == "asked"


def test_the_reader_sees_what_changed_since_the_version_online(health):
    number = health.published()
    version = sites.page(number).version
    health.draft(page_id=number, base_version=version, body="Les soins sont payants.")
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    shown = text_of(health.client(health.reader).get(f"{editor(number)}relire/"))
    assert "<ins>payants</ins>" in shown
    assert "<del>gratuits</del>" in shown


def test_a_text_sent_back_without_a_reason_stays(health):
    draft = health.draft()
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    reader = health.client(health.reader)
    address = f"{editor(draft.page_id)}relire/"
    reader.post(address, {"decision": "back", "version": draft.version, "reason": ""})
    assert sites.page(draft.page_id).state == "asked"
    data = {"decision": "back", "version": draft.version, "reason": "Quelle date ?"}
    reader.post(address, data)
    assert "Quelle date ?" in text_of(health.client().get(editor(draft.page_id)))


def test_the_history_reads_as_changes(health):
    draft = health.draft()
    health.draft(page_id=draft.page_id, base_version=draft.version, body="Les soins sont payants.")
    shown = text_of(health.client().get(f"{editor(draft.page_id)}histoire/"))
    assert "<ins>payants</ins>" in shown


def test_the_preview_is_the_draft_and_is_never_kept(health):
    draft = health.draft("Titre du brouillon")
    answer = health.client().get(f"{editor(draft.page_id)}apercu/")
    assert "Titre du brouillon" in text_of(answer)
    assert "X-Kakaki-Tags" not in answer
    assert "no-store" in answer["Cache-Control"]


def test_the_weight_and_the_mute_pictures_are_shown_before_publication(health):
    draft = health.draft()
    assert "2G" in text_of(health.client().get(editor(draft.page_id)))
    page = TextPage.objects.get(pk=draft.page_id)
    page.body = [{"type": "image", "value": {"image": None, "alternative": ""}, "id": "1"}]
    page.save_revision(user=health.writer, clean=False)
    browser = health.client()
    assert "sans texte de remplacement" in text_of(browser.get(editor(draft.page_id)))
    answer = browser.post(f"{editor(draft.page_id)}envoyer/", follow=True)
    assert "le texte de remplacement d’une image" in text_of(answer)
    assert sites.page(draft.page_id).state == "draft"


def test_only_who_may_withdraw_withdraws(health):
    number = health.published()
    address = f"{editor(number)}retirer/"
    assert health.client().post(address, {"reason": "Non"}).status_code == 403
    why = {"because": "other", "reason": "Le décret a été annulé."}
    health.client(health.head).post(address, why)
    assert sites.page(number).state == "withdrawn"


def test_a_clarification_is_not_edited_as_a_communique(health):
    from tests.sites.test_publication import clarification

    page = clarification(health)
    assert health.client().get(editor(page.id)).status_code == 404


OPENING = {
    "name": "Ministère de l’Hydraulique",
    "short_name": "Hydraulique",
    "slug": "hydraulique",
    "email": "contact@hydraulique.kounta.example",
    "phone": "+000 20 00 00 30",
    "address": "Quartier du Château-d’Eau, Tassara",
    "accent": "#1d5f91",
}


def test_one_form_opens_a_ministry(cabinet):
    coordinator = a_member(cabinet.id, "cabinet")
    browser = cabinet.client(coordinator)
    answer = browser.post("/bureau/ministeres/ouvrir/", OPENING, follow=True)
    assert "http://hydraulique.localhost:8000/" in text_of(answer)
    ministry = accounts.ministry_by_slug("hydraulique")
    assert sites.url_of_site(ministry.id) == "http://hydraulique.localhost:8000/"
    visitor = Client(HTTP_HOST="hydraulique.localhost:8000")
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"slug": "sante"}, "déjà pris"),
        ({"slug": "bureau"}, "déjà pris"),
        ({"slug": "Eau Vive"}, "minuscules"),
        ({"accent": "rouge"}, "couleur"),
        ({"email": "nulle part"}, "adresse"),
        ({"name": ""}, ""),
        ({"name": "Ministère sante"}, ""),
    ],
)
def test_a_wrong_opening_is_said_and_opens_nothing(health, cabinet, change, said):
    coordinator = a_member(cabinet.id, "cabinet")
    before = len(accounts.ministries())
    answer = cabinet.client(coordinator).post("/bureau/ministeres/ouvrir/", OPENING | change)
    assert answer.status_code == 422
    assert 'class="error"' in text_of(answer) or "alert-bad" in text_of(answer)
    assert said in text_of(answer)
    assert "Quartier du Château-d’Eau" in text_of(answer)
    assert len(accounts.ministries()) == before


def test_a_head_of_communication_cannot_open_a_ministry(health):
    browser = health.client(health.head)
    assert browser.get("/bureau/ministeres/ouvrir/").status_code == 403
    assert browser.post("/bureau/ministeres/ouvrir/", OPENING).status_code == 403
    assert accounts.ministry_by_slug("hydraulique") is None


def test_the_desk_says_what_waits(health):
    draft = health.draft()
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    assert "Textes à relire" in text_of(health.client(health.reader).get("/bureau/"))
    assert "Textes à relire" not in text_of(health.client().get("/bureau/"))
    sites.approve(page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version)
    assert "Textes approuvés à publier" in text_of(health.client(health.head).get("/bureau/"))


def test_somebody_who_only_reads_is_told_who_else_has_the_text_open(health, education, client):
    address = f"{editor(health.draft().page_id)}presence/"
    assert health.client().post(address).json() == {"others": []}
    assert health.client(health.reader).post(address).json() == {"others": ["Rédac Sante"]}
    assert health.client().post(address).json() == {"others": ["Valid Sante"]}
    assert education.client(education.head).post(address).status_code == 404
    assert client.post(address, HTTP_HOST="localhost:8000").status_code == 302
