"""The door: too many tries, unknown addresses, lost passwords, closed pages."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from tests.accounts.conftest import browser_of, is_signed_in, protect, sign_in, stranger
from tests.factories import a_ministry, a_person

from kakaki.accounts.models import User
from kakaki.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.77"}


@pytest.fixture(autouse=True)
def _forget_the_tries_of_other_tests():
    cache.clear()


def shut_the_door(user, **place: str):
    for _ in range(8):
        answer, _ = sign_in(user.email, "faux", **place)
    return answer


def test_the_page_of_a_locked_account_says_when_to_come_back():
    user = a_person(a_ministry(), "redacteur")
    answer = shut_the_door(user, **HERE)
    assert answer.status_code == 429
    assert 840 <= int(answer["Retry-After"]) <= 900
    words = answer.content.decode()
    assert re.search(r"Revenez à \d\d\sh\s\d\d", words)
    assert "dans 15 minutes" in words
    assert sign_in(user.email, **HERE)[0].status_code == 429


def test_the_account_is_the_same_however_its_address_is_written():
    user = a_person(a_ministry(), "redacteur")
    for name in (user.email, user.email.upper(), f" {user.email}", user.email.title()) * 2:
        answer, _ = sign_in(name, "faux", **HERE)
    assert answer.status_code == 429
    assert {attempt.username for attempt in AccessAttempt.objects.all()} == {user.email}


def test_others_behind_the_same_address_still_come_in():
    ministry = a_ministry()
    victim, colleague = a_person(ministry, "redacteur"), a_person(ministry, "redacteur")
    shut_the_door(victim, **HERE)
    assert sign_in(colleague.email, **HERE)[0].status_code == 302


def test_a_person_attacked_from_elsewhere_still_comes_in():
    victim = a_person(a_ministry(), "redacteur")
    shut_the_door(victim, **ELSEWHERE)
    assert sign_in(victim.email, **HERE)[0].status_code == 302


def test_a_locked_account_opens_again_even_when_the_attacker_goes_on():
    user = a_person(a_ministry(), "redacteur")
    shut_the_door(user, **HERE)
    before = AccessAttempt.objects.get().attempt_time
    assert sign_in(user.email, "faux", **HERE)[0].status_code == 429
    assert AccessAttempt.objects.get().attempt_time == before
    AccessAttempt.objects.update(attempt_time=before - timedelta(minutes=15))
    cache.clear()
    assert sign_in(user.email, **HERE)[0].status_code == 302


def test_an_account_tried_from_everywhere_is_closed_for_a_few_minutes():
    user = a_person(a_ministry(), "redacteur")
    for number in range(20):
        sign_in(user.email, "faux", REMOTE_ADDR=f"192.0.2.{number + 1}")
    answer, _ = sign_in(user.email, REMOTE_ADDR="192.0.2.200")
    assert "Attendez cinq minutes" in answer.content.decode()


def test_a_lock_out_is_in_the_journal_of_the_ministry_without_the_password():
    ministry = a_ministry()
    user = a_person(ministry, "redacteur")
    shut_the_door(user, **HERE)
    sign_in(user.email, "faux", **HERE)
    kept = AuditEntry.objects.get(action="accounts.locked_out")
    assert kept.ministry == ministry
    assert "faux" not in kept.summary


def test_behind_a_proxy_the_visitor_is_known_and_cannot_lie(settings):
    settings.KAKAKI_PROXIES = 1
    user = a_person(a_ministry(), "redacteur")
    for number in range(8):
        forged = f"203.0.113.{number}, 192.0.2.9"
        sign_in(user.email, "faux", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forged)
    assert {attempt.ip_address for attempt in AccessAttempt.objects.all()} == {"192.0.2.9"}


def test_without_a_proxy_the_header_is_not_believed(settings):
    settings.KAKAKI_PROXIES = 0
    user = a_person(a_ministry(), "redacteur")
    sign_in(user.email, "faux", REMOTE_ADDR="8.8.8.8", HTTP_X_FORWARDED_FOR="203.0.113.5")
    assert AccessAttempt.objects.get().ip_address == "8.8.8.8"


def test_a_server_on_our_own_machine_is_a_proxy_even_when_nobody_said_so(settings):
    settings.KAKAKI_PROXIES = 0
    user = a_person(a_ministry(), "redacteur")
    forged = "203.0.113.5, 8.8.4.4"
    sign_in(user.email, "faux", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forged)
    assert AccessAttempt.objects.get().ip_address == "8.8.4.4"


def plain(answer, email: str) -> str:
    """Return the words of a page without what differs at each visit, nor the address typed."""
    words = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return re.sub(r'nonce="[^"]+"', "", words).replace(email, "…")


def test_the_door_answers_alike_whether_an_address_is_known_or_not():
    known = a_person(a_ministry(), "redacteur").email
    stopped = a_person(a_ministry(), "redacteur", is_active=False).email
    unknown = "personne@exemple.kt"
    answers = [plain(sign_in(email, "faux")[0], email) for email in (known, unknown, stopped)]
    assert len(set(answers)) == 1
    assert "Cette adresse ou ce mot de passe n’est pas juste." in answers[0]
    assert shut_the_door(User(email=unknown), **HERE).status_code == 429


def test_a_forgotten_password_is_answered_alike_and_strangers_get_no_letter():
    known = a_person(a_ministry(), "redacteur").email
    stopped = a_person(a_ministry(), "redacteur", is_active=False).email
    answers = set()
    for email in (known, "personne@exemple.kt", stopped):
        answer = stranger().post(reverse("account_reset_password"), {"email": email}, follow=True)
        answers.add(plain(answer, email))
    assert len(answers) == 1
    assert [letter.to for letter in mail.outbox] == [[known]]


def test_an_invitation_is_answered_alike_whether_the_address_is_known_or_not(country):
    known = country.stranger.email
    said = []
    for email in (known, "neuve@exemple.kt"):
        fields = {
            "first_name": "A", "last_name": "B", "email": email,
            "ministry": country.health.pk, "role": "redacteur",
        }  # fmt: skip
        browser = browser_of(country.head)
        browser.post("/bureau/equipe/inviter/", fields)
        page = browser.get("/bureau/moi/").content.decode()
        said.append(re.search(r"Invitation envoyée à [^<]+", page)[0].replace(email, "…"))
    assert said[0] == said[1]


def reset_link() -> str:
    return re.search(r"http://localhost:8000(/comptes/\S+)", mail.outbox[-1].body)[1]


def choose(browser, link: str, password: str):
    page = browser.get(link, follow=True)
    address = page.redirect_chain[-1][0] if page.redirect_chain else link
    return browser.post(address, {"password1": password, "password2": password})


def test_a_letter_gives_a_new_password_and_keeps_the_second_factor():
    user = protect(a_person(a_ministry(), "responsable"))
    elsewhere = browser_of(user)
    browser = stranger()
    browser.post(reverse("account_reset_password"), {"email": user.email})
    link = reset_link()
    assert choose(browser, link, "un seau neuf à Tassara").status_code == 302
    assert not is_signed_in(browser)
    assert not is_signed_in(elsewhere)
    answer, browser = sign_in(user.email, "un seau neuf à Tassara")
    assert answer["Location"] == "/comptes/2fa/authenticate/"
    assert browser.get("/bureau/")["Location"].startswith("/comptes/login/")
    again = stranger().get(link, follow=True).content.decode()
    assert "Ce lien a déjà servi" in again


def test_a_letter_leads_to_the_portal_whatever_host_was_asked(settings):
    settings.ALLOWED_HOSTS = ["*"]
    user = a_person(a_ministry(), "redacteur")
    stranger().post(
        reverse("account_reset_password"), {"email": user.email}, HTTP_HOST="piege.example"
    )
    assert "piege" not in mail.outbox[-1].body
    assert reset_link()


def test_a_password_under_ten_characters_is_refused():
    user = a_person(a_ministry(), "redacteur")
    stranger().post(reverse("account_reset_password"), {"email": user.email})
    answer = choose(stranger(), reset_link(), "court9car")
    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.check_password("tassara")


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "confirm-email/x/", "password/set/",
     "login/code/confirm/"],
)  # fmt: skip
def test_a_page_that_nobody_needs_does_not_exist(address):
    user = a_person(a_ministry(), "redacteur")
    for browser in (stranger(), browser_of(user)):
        assert browser.get(f"/comptes/{address}").status_code == 404
        assert browser.post(f"/comptes/{address}", {"email": "x@exemple.kt"}).status_code == 404
