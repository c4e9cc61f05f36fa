"""The desk's preview: a draft as it will look, framed by its own ministry's desk and nobody else."""

import pytest
from tests.sites.conftest import BODY
from tests.sites.test_kinds import facts_of

from kakaki.sites import facade as sites
from kakaki.sites.page_kind import kinds


def preview(page_id: int, rest: str = "") -> str:
    return f"/bureau/textes/{page_id}/apercu/{rest}"


def text_of(answer) -> str:
    return answer.content.decode()


def corrected(health) -> int:
    """Return a text that is online, and whose newer draft says something else."""
    number = health.published("Soins gratuits")
    version = sites.page(number).version
    health.draft("Soins payants", page_id=number, base_version=version, body=BODY)
    return number


def test_a_draft_is_shown_on_a_phone_and_on_a_pc(health):
    number = health.draft("Titre du brouillon").page_id
    browser = health.client()
    phone = text_of(browser.get(preview(number)))
    assert 'class="screen screen-telephone"' in phone
    assert preview(number, "brouillon/") in phone
    assert 'class="screen screen-pc"' in text_of(browser.get(preview(number, "?taille=pc")))


@pytest.mark.parametrize("code", sorted(kinds.all()))
def test_every_kind_of_text_is_shown_as_it_will_look(health, code):
    number = health.draft(f"Essai {code}", kind=code, facts=facts_of(code)).page_id
    answer = health.client().get(preview(number, "brouillon/"))
    assert answer.status_code == 200
    assert f"<h1>Essai {code}</h1>" in text_of(answer)


def test_only_the_frame_may_be_framed_and_only_by_the_desk(health):
    number = health.draft().page_id
    browser = health.client()
    frame = browser.get(preview(number, "brouillon/"))
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert "script-src 'self'" in frame["Content-Security-Policy"]
    around = browser.get(preview(number))
    assert around["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in around["Content-Security-Policy"]


def test_a_preview_is_never_kept_nor_found_by_a_search_engine(health):
    number = health.draft().page_id
    frame = health.client().get(preview(number, "brouillon/"))
    assert "noindex" in frame["X-Robots-Tag"]
    assert "no-store" in frame["Cache-Control"]
    assert "X-Kakaki-Tags" not in frame


def test_the_draft_of_a_page_online_is_shown_beside_what_is_online(health):
    number = corrected(health)
    browser = health.client()
    screen = text_of(browser.get(preview(number)))
    assert "En ligne" in screen
    assert "Différences" in screen
    assert "<h1>Soins payants</h1>" in text_of(browser.get(preview(number, "brouillon/")))
    assert "<h1>Soins gratuits</h1>" in text_of(browser.get(preview(number, "en-ligne/")))


def test_what_the_draft_changes_is_said_in_words(health):
    shown = text_of(health.client().get(preview(corrected(health), "?voir=differences")))
    assert "1 paragraphe changé." in shown
    assert "[retiré : </span><del>gratuits</del>" in shown
    assert "[ajouté : </span><ins>payants</ins>" in shown


def test_the_seal_of_the_words_online_does_not_vouch_for_the_draft(health):
    number = corrected(health)
    browser = health.client()
    assert 'class="seal"' in text_of(browser.get(preview(number, "en-ligne/")))
    assert 'class="seal"' not in text_of(browser.get(preview(number, "brouillon/")))


def test_a_first_draft_has_no_version_online_to_show(health):
    number = health.draft().page_id
    assert "Différences" not in text_of(health.client().get(preview(number)))
    assert health.client().get(preview(number, "en-ligne/")).status_code == 404
    assert health.client().get(preview(number, "autre/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "brouillon/", "en-ligne/", "?voir=differences"])
def test_nobody_else_sees_a_preview(health, education, client, rest):
    address = preview(corrected(health), rest)
    assert health.client().get(address).status_code == 200
    for person in (education.writer, education.reader, education.head):
        assert education.client(person).get(address).status_code == 404
    assert client.get(address, HTTP_HOST="localhost:8000").status_code == 302
    browser = health.client()
    health.writer.is_active = False
    health.writer.save()
    assert browser.get(address).status_code == 302
