"""Wagtail's own screens may prepare pages; they publish, hide and delete no official text."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.sites.test_publication import clarification
from wagtail.models import Page, TaskState

from kakaki.accounts.models import User
from kakaki.sites import facade as sites
from kakaki.sites import purging
from kakaki.sites.models import (
    ClarificationPage,
    PendingPurge,
    SectionPage,
    StandardPage,
    TextPage,
)


@pytest.fixture
def root_browser(db) -> Client:
    """Return the browser of a superuser, whom no permission stops."""
    person = User.objects.create_superuser("racine@exemple.kt", "tassara")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return browser


def fields_of(page: TextPage, **change: str) -> dict[str, str]:
    given = {
        "title": page.title, "slug": page.slug, "lead": page.lead, "language": page.language,
        "published_on": "2026-11-24", "signer": "", "role": "", "place": "", "seo_title": "",
        "search_description": "", "body-count": "0", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
    }  # fmt: skip
    return given | change


def test_not_even_a_superuser_publishes_an_official_text_from_wagtail(health, root_browser):
    draft = health.draft()
    page = TextPage.objects.get(pk=draft.page_id)
    address = f"/wagtail/pages/{page.pk}/edit/"
    answer = root_browser.post(address, fields_of(page) | {"action-publish": "1"})
    assert answer.status_code == 302
    assert not sites.page(page.pk).is_live
    root_browser.post(f"/wagtail/api/main/pages/{page.pk}/action/publish/")
    root_browser.post(f"/wagtail/bulk/wagtailcore/page/publish/?id={page.pk}")
    assert not sites.page(page.pk).is_live


def test_not_even_a_superuser_creates_an_official_text_online(health, root_browser):
    section = health.profile.communiques_id
    page = TextPage(title="Décret", slug="decret", language="fr")
    root_browser.raise_request_exception = False
    root_browser.post(
        f"/wagtail/pages/add/sites/textpage/{section}/",
        fields_of(page) | {"action-publish": "1"},
    )
    assert not TextPage.objects.filter(live=True).exists()


def test_an_official_text_without_a_seal_is_shown_to_nobody(health):
    draft = health.draft("Jamais scellé")
    TextPage.objects.filter(pk=draft.page_id).update(live=True)
    assert health.visitor().get(sites.page(draft.page_id).url).status_code == 404
    for address in ("/", "/flux.rss"):
        assert "Jamais scellé" not in health.visitor().get(address).content.decode()


def test_a_draft_saved_in_wagtail_is_a_new_version_that_needs_its_reading(health):
    draft = health.approved()
    page = TextPage.objects.get(pk=draft.page_id)
    fields = fields_of(page, title="Un autre titre")
    health.client().post(f"/wagtail/pages/{page.pk}/edit/", fields)
    after = sites.page(page.pk)
    assert (after.title, after.state) == ("Un autre titre", "draft")


def test_wagtail_autosave_does_not_write_over_an_approved_version(health):
    draft = health.approved()
    page = TextPage.objects.get(pk=draft.page_id)
    fields = fields_of(page, title="Un autre titre")
    health.client().post(
        f"/wagtail/pages/{page.pk}/edit/",
        fields | {"overwrite_revision_id": str(draft.version)},
        HTTP_ACCEPT="application/json",
    )
    assert sites.page(page.pk).version > draft.version
    assert sites.page(page.pk).state == "draft"


def test_an_official_text_is_not_hidden_from_wagtail(health, root_browser):
    number = health.published()
    root_browser.post(f"/wagtail/pages/{number}/unpublish/")
    assert sites.page(number).is_live


def test_what_was_sealed_is_not_deleted_nor_what_holds_it(health, root_browser):
    number = health.published()
    for page_id in (number, health.profile.communiques_id, health.profile.home_id):
        root_browser.post(f"/wagtail/pages/{page_id}/delete/")
    assert sites.page(number).is_live


def test_a_copy_carries_no_seal_and_no_past(health, root_browser):
    number = health.published()
    page = TextPage.objects.get(pk=number)
    data = {
        "new_title": "Copie",
        "new_slug": "copie",
        "new_parent_page": str(health.profile.communiques_id),
    }
    root_browser.post(f"/wagtail/pages/{page.pk}/copy/", data)
    copy = TextPage.objects.get(slug="copie")
    assert (copy.reference, copy.sealed_revision, copy.corrections) == ("", None, [])
    assert not copy.live


def test_a_mise_au_point_is_neither_created_nor_copied_in_wagtail(health, root_browser):
    page = clarification(health)
    section = health.profile.clarifications_id
    shown = health.client().get(f"/wagtail/pages/{section}/add_subpage/").content.decode()
    assert "clarificationpage" not in shown
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(section)}
    root_browser.post(f"/wagtail/pages/{page.id}/copy/", data)
    root_browser.post(
        f"/wagtail/api/main/pages/{page.id}/action/copy/", {"slug": "copie-2", "keep_live": "true"}
    )
    assert ClarificationPage.objects.filter(live=True).count() == 1


def test_an_ordinary_page_goes_online_when_an_approver_of_the_ministry_says_so(health, education):
    home = Page.objects.get(pk=health.profile.home_id)
    page = StandardPage.objects.child_of(home).get(slug="qui-nous-sommes")
    page.title = "Le ministère de la Santé"
    page.save_revision(user=health.writer)
    health.profile.workflow.start(page, health.writer)
    task = TaskState.objects.get()
    address = f"/wagtail/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    for stranger in (health.client(), education.client(education.head)):
        stranger.post(address)
        page.refresh_from_db()
        assert page.title == "Qui nous sommes"
    purging.purge_pending()
    health.client(health.reader).post(address)
    page.refresh_from_db()
    assert page.title == "Le ministère de la Santé"
    assert PendingPurge.objects.get().tags == [f"page:{page.pk}", f"site:{health.id}"]


def test_nobody_approves_the_ordinary_page_that_they_wrote(health):
    home = Page.objects.get(pk=health.profile.home_id)
    page = StandardPage.objects.child_of(home).get(slug="qui-nous-sommes")
    page.title = "Le ministère de la Santé"
    page.save_revision(user=health.reader)
    health.profile.workflow.start(page, health.reader)
    task = TaskState.objects.get()
    health.client(health.reader).post(
        f"/wagtail/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    )
    page.refresh_from_db()
    assert page.title == "Qui nous sommes"
    health.client(health.head).post(f"/wagtail/pages/workflow/action/{page.pk}/approve/{task.pk}/")
    page.refresh_from_db()
    assert page.title == "Le ministère de la Santé"


def test_an_approver_does_not_change_a_page_and_approve_it_at_one_stroke(health):
    home = Page.objects.get(pk=health.profile.home_id)
    page = StandardPage.objects.child_of(home).get(slug="qui-nous-sommes")
    page.save_revision(user=health.writer)
    health.profile.workflow.start(page, health.writer)
    fields = {
        "title": "Tout autre chose", "slug": page.slug, "lead": "", "body-count": "0",
        "seo_title": "", "search_description": "", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0", "action-workflow-action": "true",
        "workflow-action-name": "approve", "workflow-action-extra-data": "{}",
    }  # fmt: skip
    health.client(health.reader).post(f"/wagtail/pages/{page.pk}/edit/", fields)
    page.refresh_from_db()
    assert page.title == "Qui nous sommes"
    assert page.get_latest_revision().as_object().title == "Tout autre chose"


def test_the_address_that_a_seal_names_does_not_change(health, root_browser):
    number = health.published()
    address = sites.page(number).url
    section = SectionPage.objects.get(pk=health.profile.communiques_id)
    fields = {
        "title": section.title, "slug": "ailleurs", "introduction": "", "seo_title": "",
        "search_description": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    root_browser.post(f"/wagtail/pages/{section.pk}/edit/", fields | {"action-publish": "1"})
    other = health.profile.clarifications_id
    root_browser.post(f"/wagtail/pages/{section.pk}/move/{other}/confirm/")
    page = TextPage.objects.get(pk=number)
    health.client().post(f"/wagtail/pages/{number}/edit/", fields_of(page, slug="autre"))
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=sites.page(number).version)
    sites.publish_text(page_id=number, actor_id=health.head.pk)
    assert sites.page(number).url == address
    assert health.visitor().get(address).status_code == 200


def test_the_user_bar_of_wagtail_never_reaches_a_public_page(health):
    number = health.published()
    answer = health.client().get(sites.page(number).url, HTTP_HOST="sante.localhost:8000")
    assert "wagtail" not in answer.content.decode().lower()
    assert "Cookie" not in answer.get("Vary", "")


def test_the_form_of_wagtail_holds_our_advice_and_no_readability_figure(health):
    saved = health.draft()
    shown = health.client().get(f"/wagtail/pages/{saved.page_id}/edit/").content.decode()
    assert 'data-writing-blocks="/bureau/redaction/blocs/"' in shown
    assert "data-content-readability-score" not in shown
    assert "checker-axe-configuration" not in shown
