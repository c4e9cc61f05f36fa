"""What a device sends is saved once, however often it comes, and only under its author's name."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from wagtail.models import Revision

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, RefusedError
from kakaki.sites import device_writes, drafts, kept_words
from kakaki.sites.contracts import DraftText
from kakaki.sites.models import DeviceWrite, SetAside, TextPage


def a_text(body: str = "Le centre ouvre.") -> DraftText:
    return DraftText(
        title="Hors ligne", lead="", body=body, published_on=date(2026, 11, 24), kind="communique"
    )


def versions(page_id: int) -> int:
    return Revision.page_revisions.filter(object_id=str(page_id)).count()


def save(unit, **given):
    person = given.pop("person", unit.writer)
    asked = {"write": uuid4(), "page_id": None, "text": a_text(), "base_version": 0}
    return device_writes.save_once(ministry_id=unit.id, actor_id=person.pk, **{**asked, **given})


def test_a_new_text_whose_answer_was_lost_is_the_same_text_when_it_comes_again(health):
    write, token = uuid4(), uuid4()
    first = save(health, write=write, token=token)
    assert save(health, write=write, token=token) == first
    assert TextPage.objects.filter(title="Hors ligne").count() == 1
    assert versions(first.page_id) == 1


def test_a_change_whose_answer_was_lost_makes_one_version(health):
    made, write = health.draft(), uuid4()
    given = {"write": write, "page_id": made.page_id, "base_version": made.version}
    first = save(health, **given)
    assert save(health, **given) == first
    assert versions(made.page_id) == 2


def test_a_write_that_comes_again_after_a_colleague_wrote_overwrites_nothing(health):
    made, write = health.draft(), uuid4()
    given = {"write": write, "page_id": made.page_id, "base_version": made.version}
    first = save(health, **given)
    drafts.update_draft(
        page_id=made.page_id,
        text=a_text("Celui de la collègue."),
        actor_id=health.head.pk,
        base_version=first.version,
    )
    assert save(health, **given) == first
    assert drafts.draft_text(made.page_id).body == "Celui de la collègue."
    with pytest.raises(ConflictError):
        save(health, page_id=made.page_id, base_version=first.version, text=a_text("Le mien."))


def test_a_process_that_dies_before_the_end_remembers_neither_text_nor_write(health, monkeypatch):
    def die(*args, **kwargs):
        raise KeyboardInterrupt

    write = uuid4()
    with monkeypatch.context() as dying:
        dying.setattr(DeviceWrite, "save", die)
        with pytest.raises(KeyboardInterrupt):
            save(health, write=write)
    assert not TextPage.objects.filter(title="Hors ligne").exists()
    assert not DeviceWrite.objects.exists()
    saved = save(health, write=write)
    assert versions(saved.page_id) == 1


def test_a_write_in_conflict_is_not_remembered_and_its_words_are_set_aside(health):
    made, write = health.draft(), uuid4()
    given = {"write": write, "page_id": made.page_id, "base_version": made.version - 1}
    for _ in range(2):
        with pytest.raises(ConflictError):
            save(health, text=a_text("Le mien."), **given)
    assert not DeviceWrite.objects.filter(pk=write).exists()
    assert [one.body for one in SetAside.objects.all()] == ["Le mien."]


def test_the_number_of_a_colleagues_write_is_refused(health):
    write = uuid4()
    save(health, write=write)
    with pytest.raises(RefusedError):
        save(health, write=write, person=health.head)


def test_writes_are_forgotten_after_two_months(health):
    save(health, write=(old := uuid4()))
    save(health, write=(recent := uuid4()))
    DeviceWrite.objects.filter(pk=old).update(at=clock.now() - timedelta(days=61))
    device_writes.forget_writes()
    assert list(DeviceWrite.objects.values_list("pk", flat=True)) == [recent]


def send(browser, **words):
    return browser.post(
        "/bureau/textes/enregistrer/communique/",
        json.dumps({"title": "Hors ligne", "body": "Bonjour.", "language": "fr"} | words),
        content_type="application/json",
        HTTP_ACCEPT="application/json",
    )


def test_an_editor_that_sends_again_is_answered_the_same(health):
    words = {"write": str(uuid4()), "token": str(uuid4())}
    browser = health.client()
    assert send(browser, **words).json() == send(browser, **words).json()
    assert TextPage.objects.filter(title="Hors ligne").count() == 1


def test_words_written_under_another_name_are_refused(health):
    answer = send(health.client(), writer=kept_words.mark_of(health.head.pk))
    assert answer.status_code == 403
    assert "sous un autre nom" in answer.json()["advice"]
    assert not TextPage.objects.filter(title="Hors ligne").exists()


def test_a_write_without_a_readable_number_is_refused(health):
    assert send(health.client(), write="deux").status_code == 400


def test_blanks_at_the_end_of_a_text_make_no_version(health):
    made = health.draft(body="Un.\n\nDeux.")
    text = drafts.draft_text(made.page_id)
    typed = DraftText(**{**vars_of(text), "body": "Un. \n\nDeux.\n"})
    saved = drafts.update_draft(
        page_id=made.page_id, text=typed, actor_id=health.writer.pk, base_version=made.version
    )
    assert saved.version == made.version


def vars_of(text: DraftText) -> dict:
    return {name: getattr(text, name) for name in DraftText.__dataclass_fields__}


def test_what_a_save_says_is_told_on_the_screen_that_follows(health):
    made, browser = health.draft(), health.client()
    words = {"title": "Hors ligne", "body": "Bonjour.", "language": "fr", "version": made.version}
    shown = browser.post(f"/bureau/textes/{made.page_id}/", words, follow=True).content.decode()
    assert "Brouillon enregistré." in shown


def test_a_token_changes_no_text_of_a_ministry_that_its_writer_left(health, education):
    token = uuid4()
    first = save(health, token=token)
    with pytest.raises(ConflictError):
        save(education, person=health.writer, token=token, text=a_text("Pris."))
    assert versions(first.page_id) == 1
    assert drafts.draft_text(first.page_id).body == "Le centre ouvre."
