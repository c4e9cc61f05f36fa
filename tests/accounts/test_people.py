"""Who may come in, who may manage whom, and nobody sees another ministry's people."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client
from tests.factories import a_ministry, a_person

from kakaki.accounts import facade, invitations
from kakaki.accounts.engine.permissions import CAPABILITY_LABELS, ROLE_LABELS, capabilities_of
from kakaki.accounts.models import Membership, User
from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def a_head(ministry, *, protected: bool = True) -> User:
    head = a_person(ministry, "responsable")
    if protected:
        Authenticator.objects.create(user=head, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return head


def browser_of(user: User) -> Client:
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(user, BACKEND)
    return browser


def test_every_role_holds_only_known_capabilities():
    for role in ROLE_LABELS:
        assert capabilities_of(role) <= set(CAPABILITY_LABELS)
    assert "texts.approve" not in capabilities_of("redacteur")
    assert "texts.publish" not in capabilities_of("validateur")
    assert "texts.write" not in capabilities_of("operateur")


def test_a_right_in_one_ministry_is_none_in_another():
    sante, eau = a_ministry(), a_ministry()
    person = facade.person_of(a_person(sante, "responsable"))
    assert person.can("texts.publish", sante.pk)
    assert not person.can("texts.publish", eau.pk)
    with pytest.raises(RefusedError):
        facade.require(person, "texts.publish", eau.pk)


def test_somebody_stopped_may_do_nothing():
    ministry = a_ministry()
    user = a_person(ministry, "responsable", is_active=False)
    assert not facade.person_of(user).can("texts.write")


def test_a_head_without_a_second_factor_is_led_to_enrol():
    browser = browser_of(a_head(a_ministry(), protected=False))
    for address in ("/bureau/", "/bureau/equipe/", "/wagtail/"):
        answer = browser.get(address)
        assert answer.status_code == 302
        assert answer["Location"] == "/comptes/2fa/"
    assert browser.get("/comptes/2fa/totp/activate/").status_code in {200, 302}


def test_a_head_with_a_second_factor_and_an_officer_without_one_come_in():
    ministry = a_ministry()
    assert browser_of(a_head(ministry)).get("/bureau/").status_code == 200
    assert browser_of(a_person(ministry, "redacteur")).get("/bureau/").status_code == 200


def test_a_stranger_is_led_to_the_door():
    answer = Client(HTTP_HOST="localhost:8000").get("/bureau/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/comptes/login/")


def test_an_officer_does_not_manage_the_team():
    browser = browser_of(a_person(a_ministry(), "redacteur"))
    assert browser.get("/bureau/equipe/").status_code == 403
    assert browser.get("/bureau/equipe/inviter/").status_code == 403


def test_a_head_sees_their_own_people_only():
    sante, eau = a_ministry(), a_ministry()
    a_person(eau, "redacteur", first_name="Tamara", last_name="Invisible")
    a_person(sante, "redacteur", first_name="Halima", last_name="Visible")
    shown = browser_of(a_head(sante)).get("/bureau/equipe/").content.decode()
    assert "Halima Visible" in shown
    assert "Invisible" not in shown


def test_a_head_cannot_touch_the_people_of_another_ministry():
    sante, eau = a_ministry(), a_ministry()
    other = Membership.objects.get(user=a_person(eau, "redacteur"))
    answer = browser_of(a_head(sante)).post(f"/bureau/equipe/{other.pk}/", {"stop": "1"})
    assert answer.status_code == 404
    other.refresh_from_db()


def test_a_head_cannot_give_a_role_above_their_own():
    ministry = a_ministry()
    head = facade.person_of(a_head(ministry))
    member = Membership.objects.get(user=a_person(ministry, "redacteur"))
    for role in ("cabinet", "operateur", "inventé"):
        with pytest.raises(RefusedError):
            invitations.change_role(person=head, membership_id=member.pk, role=role)
    invitations.change_role(person=head, membership_id=member.pk, role="validateur")


def test_the_last_head_stays():
    ministry = a_ministry()
    head = a_head(ministry)
    own = Membership.objects.get(user=head)
    with pytest.raises(ConflictError):
        invitations.stop_access(person=facade.person_of(head), membership_id=own.pk)


def test_access_that_is_stopped_ends_with_the_last_role():
    ministry = a_ministry()
    user = a_person(ministry, "redacteur")
    head = facade.person_of(a_head(ministry))
    invitations.stop_access(person=head, membership_id=Membership.objects.get(user=user).pk)
    user.refresh_from_db()
    assert not user.is_active
    with pytest.raises(NotFoundError):
        invitations.membership_for(head, 999_999)


def test_an_invitation_works_once(mailoutbox, django_capture_on_commit_callbacks):
    ministry = a_ministry()
    browser = browser_of(a_head(ministry))
    fields = {
        "first_name": "Salma", "last_name": "Wane", "email": "salma@exemple.kt",
        "ministry": ministry.pk, "role": "redacteur",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/bureau/equipe/inviter/", fields)
    (link,) = re.findall(r"http://\S+/comptes/invitation/\S+", mailoutbox[0].body)
    address = link.partition("localhost:8000")[2]
    stranger = Client(HTTP_HOST="localhost:8000")
    assert stranger.get(address).status_code == 200
    words = {"new_password1": "un puits a Bilmari", "new_password2": "un puits a Bilmari"}
    assert stranger.post(address, words).status_code == 302
    assert stranger.get(address).status_code == 410
    assert User.objects.get(email="salma@exemple.kt").check_password("un puits a Bilmari")


@pytest.mark.parametrize("address", ["MQ/forged-token", "!!/x-y", "OTk5OTk5/a-b"])
def test_a_forged_invitation_is_refused(address):
    browser = Client(HTTP_HOST="localhost:8000")
    assert browser.get(f"/comptes/invitation/{address}/").status_code == 410


def test_an_invitation_cannot_name_another_ministry():
    sante, eau = a_ministry(), a_ministry()
    fields = {
        "first_name": "A",
        "last_name": "B",
        "email": "a@exemple.kt",
        "ministry": eau.pk,
        "role": "redacteur",
    }
    answer = browser_of(a_head(sante)).post("/bureau/equipe/inviter/", fields)
    assert answer.status_code == 422
    assert not User.objects.filter(email="a@exemple.kt").exists()


def test_eight_wrong_passwords_close_the_door_even_to_the_right_one():
    user = a_person(a_ministry(), "redacteur")
    browser = Client(HTTP_HOST="localhost:8000")
    for _ in range(9):
        browser.post("/comptes/login/", {"login": user.email, "password": "faux"})
    answer = browser.post("/comptes/login/", {"login": user.email, "password": "tassara"})
    assert answer.status_code != 302
    assert "_auth_user_id" not in browser.session


def test_nobody_signs_up_alone():
    answer = Client(HTTP_HOST="localhost:8000").get("/comptes/signup/")
    assert b"password1" not in answer.content


def test_no_group_may_change_people():
    touching = Permission.objects.filter(content_type__app_label__in=["accounts", "auth"])
    assert not Group.objects.filter(permissions__in=touching).exists()
