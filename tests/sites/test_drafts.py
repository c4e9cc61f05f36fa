"""Writing a communiqué: nothing is lost, and nobody approves their own words."""

from datetime import date

import pytest
from django.db import IntegrityError
from wagtail.models import Revision

from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.sites import facade as sites
from kakaki.sites.models import Reading, SetAside, TextPage


def saved_again(unit, draft, **fields):
    return unit.draft(page_id=draft.page_id, base_version=draft.version, **fields)


def test_a_draft_is_read_back_as_it_was_typed(health):
    draft = health.draft()
    text = sites.draft_text(draft.page_id)
    assert text.title == "Soins gratuits"
    assert text.body == "Les soins sont gratuits.\n\n## Où aller\n\n- à Bilmari\n- à Tassara"
    assert (text.place, text.published_on, text.signer) == (
        "Tassara",
        date(2026, 11, 24),
        "Aïssa Goumar",
    )


def test_a_draft_is_not_online(health):
    draft = health.draft("Une annonce")
    page = sites.page(draft.page_id)
    assert (page.state, page.is_live, page.reference) == ("draft", False, "")
    assert health.visitor().get(page.url).status_code == 404


def test_saving_the_same_words_twice_makes_no_version(health):
    draft = health.draft()
    before = Revision.objects.count()
    assert saved_again(health, draft) == draft
    assert Revision.objects.count() == before


def test_an_older_version_never_overwrites_a_newer_one_and_is_kept_whole(health):
    first = health.draft()
    newest = saved_again(health, first, body="La version de Rédac.")
    with pytest.raises(ConflictError):
        saved_again(health, first, body="La version du chef.", actor_id=health.head.pk)
    assert sites.draft_text(first.page_id).body == "La version de Rédac."
    aside = SetAside.objects.get()
    assert (aside.body, aside.author_id) == ("La version du chef.", health.head.pk)
    assert newest.version == sites.page(first.page_id).version


def test_the_same_late_answer_sent_twice_is_set_aside_once(health):
    first = health.draft()
    saved_again(health, first, body="Un.")
    for _ in range(2):
        with pytest.raises(ConflictError):
            saved_again(health, first, body="Deux.", actor_id=health.head.pk)
    assert SetAside.objects.count() == 1


def test_a_save_whose_answer_was_lost_may_be_sent_again(health):
    """The line fell after the server saved: the browser sends the same words on the old version."""
    first = health.draft()
    saved = saved_again(health, first, body="Un.")
    assert saved_again(health, first, body="Un.") == saved
    assert not SetAside.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"title": "x" * 201}, {"body": "x" * 100_001}, {"title": "a\x00b"}]
)
def test_what_cannot_be_kept_is_refused_before_anything_is_written(health, fields):
    with pytest.raises(InvalidInputError):
        health.draft(**fields)
    assert not TextPage.objects.exists()


def test_two_texts_may_bear_the_same_title(health):
    one, two = health.draft(), health.draft()
    assert sites.page(one.page_id).url != sites.page(two.page_id).url


def test_an_incomplete_text_is_not_sent(health):
    draft = health.draft(title="", lead="", body="", published_on=None)
    with pytest.raises(InvalidInputError) as refused:
        sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    assert "un titre" in refused.value.advice()
    assert "une date" in refused.value.advice()


def test_sending_twice_asks_once(health):
    draft = health.draft()
    for _ in range(2):
        sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    assert Reading.objects.count() == 1
    assert sites.page(draft.page_id).state == "asked"


def test_the_author_cannot_approve_their_own_text(health):
    draft = health.draft(actor_id=health.reader.pk)
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    with pytest.raises(RefusedError):
        sites.approve(page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version)
    sites.approve(page_id=draft.page_id, actor_id=health.head.pk, version=draft.version)
    assert sites.page(draft.page_id).state == "approved"


def test_not_even_the_database_lets_an_author_approve(health):
    draft = health.approved()
    with pytest.raises(IntegrityError):
        Reading.objects.filter(page_id=draft.page_id).update(reader_id=health.writer.pk)


def test_only_the_newest_version_can_be_approved(health):
    draft = health.draft()
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    saved_again(health, draft, body="Autre chose.")
    with pytest.raises(ConflictError):
        sites.approve(page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version)


def test_a_change_after_approval_needs_a_new_approval(health):
    draft = health.approved()
    saved_again(health, draft, body="Autre chose.")
    assert sites.page(draft.page_id).state == "draft"
    with pytest.raises(RefusedError):
        sites.publish_text(page_id=draft.page_id, actor_id=health.head.pk)


def test_wagtail_cannot_write_over_the_version_that_was_approved(health):
    draft = health.approved()
    page = TextPage.objects.get(pk=draft.page_id)
    approved = page.latest_revision
    changed = approved.as_object()
    changed.title = "Un autre titre"
    changed.save_revision(user=health.writer, overwrite_revision=approved)
    approved.refresh_from_db()
    assert approved.content["title"] == "Soins gratuits"
    assert sites.page(draft.page_id).state == "draft"


def test_a_text_sent_back_says_why_and_can_be_sent_again(health):
    draft = health.draft()
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    with pytest.raises(InvalidInputError):
        sites.send_back(
            page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version, reason=" "
        )
    sites.send_back(
        page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version, reason="La date ?"
    )
    assert sites.page(draft.page_id).state == "sent_back"
    again = saved_again(health, draft, body="Avec la date.")
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    sites.approve(page_id=draft.page_id, actor_id=health.reader.pk, version=again.version)
    assert sites.page(draft.page_id).state == "approved"


def test_approving_twice_changes_nothing(health):
    draft = health.approved()
    before = Reading.objects.get().read_at
    sites.approve(page_id=draft.page_id, actor_id=health.reader.pk, version=draft.version)
    assert Reading.objects.get().read_at == before


def test_the_address_follows_the_title_until_the_text_is_online(health):
    draft = health.draft("Com")
    saved_again(health, draft, title="Le vaccin est gratuit")
    assert sites.page(draft.page_id).url.endswith("/le-vaccin-est-gratuit/")


def test_the_address_of_a_text_that_was_online_never_changes(health):
    online = sites.page(health.published("Le vaccin est gratuit"))
    health.draft("Le vaccin est payant", page_id=online.id, base_version=online.version)
    assert sites.page(online.id).url == online.url


def test_a_text_without_a_title_is_given_back_without_one(health):
    draft = health.draft("")
    assert sites.page(draft.page_id).title == "Sans titre"
    assert sites.draft_text(draft.page_id).title == ""
