"""Opening a ministry gives it a whole site, and its people rights over their own pages only."""

from django.contrib.auth.models import Group, Permission
from tests.factories import a_ministry, a_person
from tests.sites.conftest import a_member
from wagtail.models import GroupPagePermission, Page, Site, WorkflowPage

from kakaki.accounts import facade as accounts
from kakaki.accounts.services import take_role
from kakaki.sites import facade as sites
from kakaki.sites.forms import OpeningForm
from kakaki.sites.models import SiteProfile, StandardPage, TextPage


def test_opening_twice_changes_nothing(health):
    before = (Page.objects.count(), Site.objects.count(), Group.objects.count())
    again = sites.open_ministry_site(ministry_id=health.id, actor_id=None)
    assert again == health.profile
    assert (Page.objects.count(), Site.objects.count(), Group.objects.count()) == before


def test_a_ministry_has_its_host_and_the_cabinet_has_the_portal(health, cabinet):
    assert health.profile.site.hostname == "sante.localhost"
    assert cabinet.profile.site.hostname == "localhost"
    assert Site.objects.get(is_default_site=True) == cabinet.profile.site


def test_a_new_site_has_its_legal_pages_filled_with_its_own_facts(health):
    home = health.profile.home
    slugs = set(home.get_children().values_list("slug", flat=True))
    assert {"mentions-legales", "accessibilite", "donnees-personnelles", "qui-nous-sommes"} <= slugs
    for page in StandardPage.objects.descendant_of(home):
        answer = health.visitor().get(page.url)
        assert answer.status_code == 200
        assert "{" not in answer.content.decode().partition("<main")[2]
        assert "à compléter" not in answer.content.decode()
    legal = health.visitor().get("/mentions-legales/").content.decode()
    assert "contact@sante.kounta.example" in legal


def test_nobody_may_publish_or_touch_people_from_wagtail(health):
    for group in Group.objects.filter(name__startswith="ministere:"):
        held = GroupPagePermission.objects.filter(group=group)
        given = set(held.values_list("permission__codename", flat=True))
        assert given <= {"add_page", "change_page"}
        assert all(one.page.path.startswith("00010") and one.page.depth == 2 for one in held)
        names = set(group.permissions.values_list("codename", flat=True))
        assert names == {"access_admin"}
    granted = Permission.objects.filter(group__isnull=False).values_list("codename", flat=True)
    forbidden = {"add_user", "change_user", "delete_user", "add_group", "change_redirect"}
    assert not forbidden & set(granted)


def test_the_groups_that_wagtail_comes_with_are_gone(health):
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not WorkflowPage.objects.filter(page__depth=1).exists()


def test_wagtail_groups_follow_the_roles(health, education):
    names = {group.name for group in health.reader.groups.all()}
    assert names == {"ministere:sante:redaction", "ministere:sante:relecture"}
    assert {g.name for g in health.writer.groups.all()} == {"ministere:sante:redaction"}
    take_role(user_id=health.reader.pk, ministry_id=health.id, role="validateur")
    assert not health.reader.groups.exists()
    accounts.give_role(user_id=health.reader.pk, ministry_id=education.id, role="redacteur")
    assert {g.name for g in health.reader.groups.all()} == {"ministere:education:redaction"}


def test_an_operator_has_no_right_over_pages(health):
    operator = a_member(health.id, "operateur")
    assert not operator.groups.exists()


def test_roles_given_before_the_site_opens_count_too(cabinet):
    ministry = a_ministry("commerce")
    person = a_person()
    accounts.give_role(user_id=person.pk, ministry_id=ministry.pk, role="redacteur")
    sites.open_ministry_site(ministry_id=ministry.pk, actor_id=None)
    assert {g.name for g in person.groups.all()} == {"ministere:commerce:redaction"}


def test_each_ministry_has_its_own_collection_and_workflow(health, education):
    assert health.profile.collection != education.profile.collection
    assert health.profile.home.get_workflow() == health.profile.workflow
    assert SiteProfile.objects.count() == 3


def test_official_texts_take_no_part_in_the_workflow_of_wagtail(health):
    official = TextPage.objects.get(pk=health.draft().page_id)
    assert official.get_workflow() is None
    assert not official.has_workflow


def test_a_name_keeps_no_line_break(db):
    form = OpeningForm(
        {
            "name": "Ministère\ndu Puits", "short_name": "Puits\nBcc: a@exemple.kt", "slug": "puits",
            "email": "a@exemple.kt", "phone": "1", "address": "Rue\nNeuve", "accent": "#1f4e79",
        }
    )  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.cleaned_data["short_name"] == "Puits Bcc: a@exemple.kt"
