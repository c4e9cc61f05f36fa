"""« Mon équipe »: invite, invite again, change a role, stop, and see no further than one's own."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core import mail
from tests.accounts.conftest import browser_of, stranger
from tests.factories import a_ministry, a_person

from kakaki.accounts import facade, invitations
from kakaki.accounts.engine.permissions import CAPABILITY_LABELS, ROLE_LABELS
from kakaki.accounts.models import Membership, User
from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError
from kakaki.sites import facade as sites

PASSWORD = "un puits neuf à Bilmari"


def invite(browser, ministry, email="salma@exemple.kt", role="redacteur", **changes):
    fields = {
        "first_name": "Salma", "last_name": "Wane", "email": email,
        "ministry": ministry.pk, "role": role, **changes,
    }  # fmt: skip
    return browser.post("/bureau/equipe/inviter/", fields)


def links() -> list[str]:
    """Return the links of the letters that were sent, oldest first."""
    pattern = r"http://localhost:8000(/comptes/invitation/\S+)"
    return [link for letter in mail.outbox for link in re.findall(pattern, letter.body)]


def membership_of(user) -> Membership:
    return Membership.objects.get(user=user)


def test_a_lost_letter_is_sent_again_and_only_the_newest_works(
    country, django_capture_on_commit_callbacks
):
    browser = browser_of(country.head)
    with django_capture_on_commit_callbacks(execute=True):
        invite(browser, country.health)
    member = membership_of(User.objects.get(email="salma@exemple.kt"))
    assert "Renvoyer l’invitation" in browser.get("/bureau/equipe/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(f"/bureau/equipe/{member.pk}/renvoyer/")
    assert answer["Location"] == "/bureau/equipe/"
    old, new = links()
    assert stranger().get(old).status_code == 410
    words = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert stranger().post(new, words).status_code == 302


def test_an_expired_link_is_refused_and_a_new_letter_opens(
    country, settings, django_capture_on_commit_callbacks
):
    browser = browser_of(country.head)
    with django_capture_on_commit_callbacks(execute=True):
        invite(browser, country.health)
    settings.PASSWORD_RESET_TIMEOUT = -1
    page = stranger().get(links()[0])
    assert page.status_code == 410
    assert "Demandez une nouvelle invitation" in page.content.decode()
    settings.PASSWORD_RESET_TIMEOUT = 60
    member = membership_of(User.objects.get(email="salma@exemple.kt"))
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"/bureau/equipe/{member.pk}/renvoyer/")
    assert stranger().get(links()[-1]).status_code == 200


def test_whoever_has_come_is_not_invited_again(country):
    head = facade.person_of(country.head)
    with pytest.raises(ConflictError):
        invitations.invite_again(person=head, membership_id=membership_of(country.officer).pk)


def test_somebody_of_another_ministry_is_not_invited_again(country):
    newcomer = facade.create_person(email="n@exemple.kt", first_name="N", last_name="W")
    facade.give_role(user_id=newcomer.pk, ministry_id=country.water.pk, role="redacteur")
    member = membership_of(newcomer)
    with pytest.raises(NotFoundError):
        invitations.invite_again(person=facade.person_of(country.head), membership_id=member.pk)
    answer = browser_of(country.head).post(f"/bureau/equipe/{member.pk}/renvoyer/")
    assert answer.status_code == 404
    assert (
        browser_of(country.officer).post(f"/bureau/equipe/{member.pk}/renvoyer/").status_code == 403
    )
    assert mail.outbox == []


def test_a_mail_server_that_is_down_is_said_and_loses_nobody(
    country, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person = facade.person_of(country.head)
    user = facade.create_person(email="n@exemple.kt", first_name="N", last_name="W")
    facade.give_role(user_id=user.pk, ministry_id=country.health.pk, role="redacteur")
    from kakaki.kernel.errors import UnavailableError

    with (
        pytest.raises(UnavailableError, match="mail"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        invitations.invite_again(person=person, membership_id=membership_of(user).pk)
    assert membership_of(user).ministry == country.health


def test_a_role_changes_and_is_kept_with_who_changed_it(country):
    from kakaki.audit.models import AuditEntry

    member = membership_of(country.officer)
    browser_of(country.head).post(f"/bureau/equipe/{member.pk}/", {"role": "validateur"})
    assert membership_of(country.officer).role == "validateur"
    given = AuditEntry.objects.filter(action="accounts.role_given").first()
    assert given.actor == country.head
    assert given.summary == f"{country.officer} : Validateur"


def test_an_officer_changes_no_role_and_stops_nobody(country):
    member = membership_of(country.reader)
    browser = browser_of(country.officer)
    for fields in ({"role": "redacteur"}, {"stop": "1"}):
        assert browser.post(f"/bureau/equipe/{member.pk}/", fields).status_code == 403
    assert membership_of(country.reader).role == "validateur"


def test_a_head_does_not_touch_a_role_above_their_own(country):
    facade.give_role(user_id=country.coordinator.pk, ministry_id=country.health.pk, role="cabinet")
    member = Membership.objects.get(user=country.coordinator, ministry=country.health)
    head = facade.person_of(country.head)
    with pytest.raises(RefusedError):
        invitations.stop_access(person=head, membership_id=member.pk)
    page = browser_of(country.head).get("/bureau/equipe/").content.decode()
    assert f'action="/bureau/equipe/{member.pk}/"' not in page


def test_the_last_head_neither_leaves_nor_steps_down_until_another_is_there(country):
    browser, member = browser_of(country.head), membership_of(country.head)
    for fields in ({"role": "redacteur"}, {"stop": "1"}):
        browser.post(f"/bureau/equipe/{member.pk}/", fields)
        page = browser.get("/bureau/equipe/").content.decode()
        assert "C’est le dernier responsable" in page
        assert membership_of(country.head).role == "responsable"
    a_person(country.health, "responsable")
    browser.post(f"/bureau/equipe/{member.pk}/", {"stop": "1"})
    assert not Membership.objects.filter(user=country.head).exists()


def test_the_people_of_other_ministries_stay_invisible(country):
    page = browser_of(country.head).get("/bureau/equipe/").content.decode()
    for person in (country.officer, country.reader, country.head):
        assert person.email in page
    for person in (country.stranger, country.other_head, country.coordinator, country.operator):
        assert person.email not in page


def test_whoever_comes_back_chooses_a_new_password(country, django_capture_on_commit_callbacks):
    head = facade.person_of(country.head)
    invitations.stop_access(person=head, membership_id=membership_of(country.officer).pk)
    with django_capture_on_commit_callbacks(execute=True):
        invite(browser_of(country.head), country.health, email=country.officer.email)
    country.officer.refresh_from_db()
    assert not country.officer.has_usable_password()
    assert stranger().get(links()[-1]).status_code == 200


def test_no_role_and_no_group_may_ever_change_people_through_wagtail(db):
    assert not {"auth.change_user", "accounts.change_user"} & set(CAPABILITY_LABELS)
    cabinet = facade.open_ministry(
        name="Cabinet", short_name="Cabinet", slug="cabinet", is_cabinet=True
    )
    health = facade.open_ministry(name="Santé", short_name="Santé", slug="sante")
    for ministry in (cabinet, health):
        sites.open_ministry_site(ministry_id=ministry.id, actor_id=None)
    touching = [
        f"{label}.{verb}_{model}"
        for label in ("auth", "accounts", "mfa", "account", "axes")
        for model in (
            "user",
            "group",
            "permission",
            *(m.__name__.lower() for m in models_of(label)),
        )
        for verb in ("add", "change", "delete", "view")
    ]
    for role in ROLE_LABELS:
        user = a_person()
        for ministry in (cabinet, health):
            facade.give_role(user_id=user.pk, ministry_id=ministry.id, role=role)
        user = User.objects.get(pk=user.pk)
        assert [name for name in touching if user.has_perm(name)] == [], role
        assert not user.is_superuser
    assert Group.objects.exists()
    for group in Group.objects.all():
        held = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        assert held & set(touching) == set(), group


def models_of(label: str):
    return apps.get_app_config(label).get_models()


def test_a_head_reaches_no_screen_of_wagtail_that_manages_people(country):
    browser = browser_of(country.head)
    for address in ("users/", f"users/edit/{country.officer.pk}/", "groups/", "users/add/"):
        assert browser.get(f"/wagtail/{address}").status_code in {302, 403, 404}, address
    before = country.officer.password
    browser.post(f"/wagtail/users/edit/{country.officer.pk}/", {"password1": "x", "password2": "x"})
    country.officer.refresh_from_db()
    assert country.officer.password == before


def test_a_ministry_just_opened_has_nobody_but_those_invited(country):
    other = a_ministry()
    assert facade.user_ids_of([other.pk]) == frozenset()
