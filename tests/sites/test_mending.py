"""Typography is mended when a text is sent, once, and never in what was sent or sealed."""

import pytest
from wagtail.models import Revision

from kakaki.sites import drafts, mending, selectors
from kakaki.sites.models import TextPage

pytestmark = pytest.mark.django_db
BODY = (
    "L'eau est \u00ab gratuite \u00bb : c'est dit.\n\n## L'hôpital\n\n- l'eau\n\n"
    "[l'adresse](https://kounta.example/l'eau?a=1:2) et `l'code`"
)


def body_of(saved):
    return drafts.draft_text(saved.page_id).body


def test_spaces_and_apostrophes_are_mended_but_no_address(health):
    saved = health.draft(body=BODY)
    assert mending.mend_typography(page_id=saved.page_id) > 3
    body = body_of(saved)
    assert "L’eau est «\u00a0gratuite\u00a0»\u00a0: c’est dit." in body
    assert "## L’hôpital" in body
    assert "https://kounta.example/l'eau?a=1:2" in body


def test_mending_twice_changes_nothing_more(health):
    saved = health.draft(body=BODY)
    mending.mend_typography(page_id=saved.page_id)
    once = body_of(saved)
    version = TextPage.objects.get(pk=saved.page_id).latest_revision_id
    assert mending.mend_typography(page_id=saved.page_id) == 0
    assert body_of(saved) == once
    assert TextPage.objects.get(pk=saved.page_id).latest_revision_id == version


def test_the_version_before_stays_in_the_history(health):
    saved = health.draft(body=BODY)
    mending.mend_typography(page_id=saved.page_id)
    former = Revision.objects.get(pk=saved.version).as_object()
    assert "L'eau" in str(selectors.raw_body(former))


def test_a_version_that_was_sent_or_approved_never_changes(health):
    saved = health.draft(body=BODY)
    drafts.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    before = body_of(saved)
    assert mending.mend_typography(page_id=saved.page_id) == 0
    drafts.approve(page_id=saved.page_id, actor_id=health.reader.pk, version=saved.version)
    assert mending.mend_typography(page_id=saved.page_id) == 0
    assert body_of(saved) == before


def test_a_sealed_text_never_changes(health):
    page_id = health.published(body=BODY)
    version = TextPage.objects.get(pk=page_id).latest_revision_id
    assert mending.mend_typography(page_id=page_id) == 0
    page = TextPage.objects.get(pk=page_id)
    assert page.latest_revision_id == version
    assert "L'eau" in str(selectors.raw_body(page))


def test_a_text_in_another_language_is_left(health):
    saved = health.draft(body="Ka'ida : ruwa !", language="ha")
    assert mending.mend_typography(page_id=saved.page_id) == 0


def test_who_wrote_the_text_stays_its_author_when_somebody_else_sends_it(health):
    saved = health.draft(body=BODY)
    health.client(health.head).post(f"/bureau/textes/{saved.page_id}/envoyer/")
    revision = TextPage.objects.get(pk=saved.page_id).latest_revision
    assert revision.user_id == health.writer.pk


def test_the_writer_is_told_once(health):
    saved = health.draft(body=BODY)
    browser = health.client()
    page = f"/bureau/textes/{saved.page_id}/"
    said = browser.post(f"{page}envoyer/", follow=True).content.decode()
    assert "de typographie corrigé" in said
    assert "de typographie corrigé" not in browser.get(page).content.decode()
