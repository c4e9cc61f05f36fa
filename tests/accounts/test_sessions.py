"""A session ends with the password, the role, the access or the second factor it was opened for."""

import json
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import URLResolver, get_resolver
from tests.accounts.conftest import browser_of, is_signed_in, protect, sign_in
from tests.factories import a_ministry, a_person

from kakaki.accounts import facade, invitations
from kakaki.accounts.middleware import GUARDED
from kakaki.accounts.models import Membership

pytestmark = pytest.mark.django_db


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one():
    user = a_person(a_ministry(), "redacteur")
    here, elsewhere = browser_of(user), browser_of(user)
    answer = here.post(
        "/comptes/password/change/",
        {
            "oldpassword": "tassara",
            "password1": "un seau neuf à Tassara",
            "password2": "un seau neuf à Tassara",
        },
    )
    assert answer.status_code == 302
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)


def test_a_role_taken_away_ends_the_sessions(country):
    browser = browser_of(country.officer)
    member = Membership.objects.get(user=country.officer)
    invitations.change_role(
        person=facade.person_of(country.head), membership_id=member.pk, role="validateur"
    )
    assert not is_signed_in(browser)


def test_a_role_given_beside_another_leaves_the_session(country):
    browser = browser_of(country.officer)
    facade.give_role(user_id=country.officer.pk, ministry_id=country.water.pk, role="redacteur")
    assert is_signed_in(browser)


def test_a_stopped_access_ends_the_sessions_for_good(country):
    browser = browser_of(country.officer)
    member = Membership.objects.get(user=country.officer)
    invitations.stop_access(person=facade.person_of(country.head), membership_id=member.pk)
    assert not is_signed_in(browser)
    assert "_auth_user_id" not in sign_in(country.officer.email)[1].session
    invitations.invite(
        email=country.officer.email, first_name="A", last_name="B",
        ministry_id=country.health.pk, role="redacteur", actor_id=country.head.pk,
    )  # fmt: skip
    assert not is_signed_in(browser)
    assert "_auth_user_id" not in sign_in(country.officer.email)[1].session


@pytest.mark.django_db(transaction=True)  # The library tells of it once it is written for good.
def test_enrolling_ends_the_sessions_opened_without_the_factor():
    user = a_person(a_ministry(), "validateur")
    _, here = sign_in(user.email)
    _, elsewhere = sign_in(user.email)
    secret = here.get("/comptes/2fa/totp/activate/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    answer = here.post("/comptes/2fa/totp/activate/", {"code": code})
    assert answer["Location"] == "/comptes/2fa/recovery-codes/"
    assert is_signed_in(here)
    assert elsewhere.get("/bureau/")["Location"].startswith("/comptes/login/")


def test_somebody_half_way_through_the_door_is_still_outside():
    user = protect(a_person(a_ministry(), "responsable"))
    answer, browser = sign_in(user.email)
    assert answer["Location"] == "/comptes/2fa/authenticate/"
    for address in ("/bureau/", "/comptes/2fa/", "/comptes/2fa/totp/activate/", "/wagtail/"):
        assert browser.get(address)["Location"].startswith("/comptes/login/"), address


def desk_addresses(patterns, prefix: str = ""):
    """Yield the address of every screen that says who may come in."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from desk_addresses(pattern.url_patterns, address)
        elif getattr(pattern.callback, "access", "public") != "public":
            yield "/" + address


def test_every_screen_of_the_desk_stands_behind_the_second_factor():
    found = list(desk_addresses(get_resolver().url_patterns))
    assert len(found) > 30
    assert [address for address in found if not address.startswith(GUARDED)] == []


@pytest.mark.parametrize("role", ["validateur", "responsable", "cabinet", "operateur"])
def test_nothing_of_the_desk_opens_before_a_second_factor_exists(role):
    browser = browser_of(a_person(a_ministry(), role))
    for address in desk_addresses(get_resolver().url_patterns):
        if "<" not in address:
            answer = browser.get(address)
            assert (answer.status_code, answer["Location"]) == (302, "/comptes/2fa/"), address
    asked = browser.get("/bureau/", HTTP_ACCEPT="application/json")
    assert asked.status_code == 403


def settings_of(origin: str, folder) -> dict[str, object]:
    """Return what the settings say of cookies when the program is at this address."""
    wanted = "{name: getattr(s, name) for name in dir(s) if 'COOKIE' in name or 'HSTS' in name}"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import json, kakaki.config.settings as s; print(json.dumps({wanted}))",
        ],
        env={
            "KAKAKI_DATA": str(folder),
            "KAKAKI_ORIGIN": origin,
            "PYTHONPATH": ":".join(path for path in sys.path if path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_behind_https_cookies_are_tied_to_the_host_and_to_https(tmp_path):
    found = settings_of("https://bureau.exemple.kt", tmp_path)
    for kind, name in (("SESSION", "__Host-kakaki"), ("CSRF", "__Host-kakaki-csrf")):
        assert found[f"{kind}_COOKIE_NAME"] == name
        assert found[f"{kind}_COOKIE_SECURE"] is True
        assert found[f"{kind}_COOKIE_HTTPONLY"] is True
        assert found[f"{kind}_COOKIE_SAMESITE"] == "Lax"
        # The prefix is refused by browsers with a domain, or with another path than the root.
        assert f"{kind}_COOKIE_DOMAIN" not in found
        assert f"{kind}_COOKIE_PATH" not in found
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_two_cookies_are_set_and_no_script_reads_them():
    user = a_person(a_ministry(), "redacteur")
    browser = Client(HTTP_HOST="localhost:8000")
    browser.get("/comptes/login/")
    browser.post("/comptes/login/", {"login": user.email, "password": "tassara"})
    browser.get("/comptes/logout/")
    browser.post("/comptes/logout/")
    browser.get("/comptes/login/")
    assert set(browser.cookies) == {"kakaki", "kakaki-csrf"}
    for cookie in browser.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
        assert cookie["domain"] == ""
