"""A draft thrown away can be taken out for thirty days; a text taken back waits again at a touch."""

from datetime import timedelta

import pytest

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError
from kakaki.sites import facade as sites
from kakaki.sites.models import Reading, TextPage
from kakaki.sites.sharing import links
from kakaki.sites.undoing import bin as binning
from kakaki.sites.undoing import sending

LIST = "/bureau/textes/"


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_draft_is_thrown_away_and_the_next_screen_takes_it_out(health):
    number, browser = health.draft("Brouillon-jeté").page_id, health.client()
    answer = browser.post(f"{LIST}{number}/jeter/", follow=True)
    assert "est à la corbeille" in text_of(answer)
    assert f"{LIST}{number}/sauver/" in text_of(answer)
    assert "Brouillon-jeté" not in text_of(browser.get(LIST))
    assert browser.get(f"{LIST}{number}/").status_code == 404
    assert "Brouillon-jeté" in text_of(browser.get(f"{LIST}corbeille/"))
    browser.post(f"{LIST}{number}/sauver/")
    assert "Brouillon-jeté" in text_of(browser.get(LIST))
    assert sites.page(number).state == "draft"


def test_what_waited_for_a_draft_ends_when_it_is_thrown_away(health):
    saved = health.draft()
    _, token = links.make_link(page_id=saved.page_id, actor_id=health.writer.pk)
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    for _ in range(2):
        binning.throw_away(page_id=saved.page_id, actor_id=health.writer.pk)
    assert not Reading.objects.filter(state=Reading.ASKED).exists()
    assert links.find(token).state == "revoked"
    binning.take_out(page_id=saved.page_id, actor_id=health.writer.pk)
    with pytest.raises(ConflictError):
        sites.approve(page_id=saved.page_id, actor_id=health.reader.pk, version=saved.version)


def test_a_text_that_was_online_is_never_thrown_away(health):
    number = health.published()
    assert "corbeille/" not in text_of(health.client().get(f"{LIST}{number}/"))
    answer = health.client().post(f"{LIST}{number}/jeter/", follow=True)
    assert "il se retire" in text_of(answer)
    assert sites.page(number).is_live


def test_the_bin_is_emptied_after_thirty_days_and_not_before(health, monkeypatch):
    number = health.draft().page_id
    binning.throw_away(page_id=number, actor_id=health.writer.pk)
    assert binning.empty_bin() == 0
    later = clock.now() + timedelta(days=30, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert binning.empty_bin() == 1
    assert binning.empty_bin() == 0
    assert not TextPage.objects.filter(pk=number).exists()


def test_a_draft_changed_in_the_bin_comes_out_of_it_instead(health, monkeypatch):
    saved = health.draft()
    binning.throw_away(page_id=saved.page_id, actor_id=health.writer.pk)
    TextPage.objects.get(pk=saved.page_id).latest_revision.as_object().save_revision()
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert binning.empty_bin() == 0
    assert health.client().get(f"{LIST}{saved.page_id}/").status_code == 200


def test_nobody_else_sees_or_empties_the_bin_of_a_ministry(health, education, client):
    number = health.draft("Brouillon-jeté").page_id
    binning.throw_away(page_id=number, actor_id=health.writer.pk)
    browser = education.client(education.head)
    for address in (f"{LIST}corbeille/", f"{LIST}?corbeille={number}"):
        assert "Brouillon-jeté" not in text_of(browser.get(address))
        assert client.get(address, HTTP_HOST="localhost:8000").status_code == 302
    assert browser.post(f"{LIST}{number}/sauver/").status_code == 404
    assert client.post(f"{LIST}{number}/sauver/", HTTP_HOST="localhost:8000").status_code == 302
    assert [one.page_id for one in binning.binned_in([health.id])] == [number]


def test_a_text_is_taken_back_from_approval_and_waits_again_at_a_touch(health):
    saved, browser = health.draft(), health.client()
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    answer = browser.post(f"{LIST}{saved.page_id}/reprendre/", follow=True)
    assert sites.page(saved.page_id).state == "draft"
    assert f"{LIST}{saved.page_id}/renvoyer/" in text_of(answer)
    with pytest.raises(ConflictError):
        sites.approve(page_id=saved.page_id, actor_id=health.reader.pk, version=saved.version)
    for _ in range(2):
        browser.post(f"{LIST}{saved.page_id}/renvoyer/")
    assert sites.page(saved.page_id).state == "asked"
    sites.approve(page_id=saved.page_id, actor_id=health.reader.pk, version=saved.version)
    assert sites.page(saved.page_id).state == "approved"
    with pytest.raises(ConflictError):
        sending.take_back(page_id=saved.page_id, actor_id=health.writer.pk)


def test_a_text_taken_back_and_changed_is_sent_anew(health):
    saved = health.draft()
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    sending.take_back(page_id=saved.page_id, actor_id=health.writer.pk)
    health.draft("Autre", page_id=saved.page_id, base_version=saved.version)
    with pytest.raises(ConflictError):
        sending.send_again(page_id=saved.page_id, actor_id=health.writer.pk)
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    assert sites.page(saved.page_id).state == "asked"
