"""A lost second factor is removed by the right person, once, and everybody is told."""

from datetime import timedelta

import pytest
from django.core import mail
from tests.accounts.conftest import browser_of, is_protected, is_signed_in, sign_in, stranger
from tests.factories import a_person

from kakaki.accounts import facade, recovery
from kakaki.accounts.models import Membership, RecoveryRequest
from kakaki.audit.models import AuditEntry
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError


def call_of(user) -> RecoveryRequest:
    recovery.ask(user_id=user.pk)
    return RecoveryRequest.objects.get(user=user)


def grant(helper, call, **changes):
    facts = {"reason": "Appelée au bureau.", "was_heard": True, **changes}
    recovery.grant(helper=facade.person_of(helper), call_id=call.pk, **facts)


def test_the_head_removes_it_and_the_person_is_out_everywhere_and_told(
    country, django_capture_on_commit_callbacks
):
    browser = browser_of(country.reader)
    assert is_signed_in(browser)
    call = call_of(country.reader)
    with django_capture_on_commit_callbacks(execute=True):
        grant(country.head, call)
    assert not is_protected(country.reader)
    assert not is_signed_in(browser)
    letter = mail.outbox[-1]
    assert letter.to == [country.reader.email]
    assert letter.subject == "Votre second facteur a été retiré"
    answer, browser = sign_in(country.reader.email)
    assert answer["Location"] == "/bureau/"
    assert browser.get("/bureau/")["Location"] == "/comptes/2fa/"


def test_the_cabinet_helps_a_head(country):
    grant(country.coordinator, call_of(country.head))
    assert not is_protected(country.head)


def test_a_coordinator_is_helped_by_another_one(country):
    call = call_of(country.coordinator)
    grant(a_person(country.cabinet, "cabinet"), call)
    assert not is_protected(country.coordinator)


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("reader", "reader"),
        ("head", "head"),
        ("coordinator", "coordinator"),
        ("other_head", "reader"),
        ("head", "coordinator"),
        ("head", "operator"),
        ("other_head", "head"),
        ("officer", "reader"),
        ("operator", "head"),
        ("coordinator", "reader"),
    ],
)
def test_neither_oneself_nor_another_ministry_nor_somebody_above(country, who, whom):
    helper, person = getattr(country, who), getattr(country, whom)
    call = call_of(person)
    with pytest.raises(NotFoundError):
        grant(helper, call)
    with pytest.raises(NotFoundError):
        recovery.refuse(helper=facade.person_of(helper), call_id=call.pk, reason="x")
    answer = browser_of(helper).post(
        f"/bureau/equipe/secours/{call.pk}/", {"reason": "x", "was_heard": "on"}
    )
    assert answer.status_code in {403, 404}
    assert is_protected(person)
    assert RecoveryRequest.objects.get().state == RecoveryRequest.OPEN


def test_a_head_sees_the_calls_of_their_own_people_only(country):
    call_of(country.reader)
    call_of(country.other_head)
    shown = browser_of(country.head).get("/bureau/equipe/").content.decode()
    assert country.reader.email in shown
    assert country.other_head.email not in shown
    assert facade.calls_waiting_for(facade.person_of(country.head)) == 1
    assert facade.calls_waiting_for(facade.person_of(country.officer)) == 0


def test_without_a_voice_or_a_reason_nothing_is_removed(country):
    call = call_of(country.reader)
    with pytest.raises(RefusedError):
        grant(country.head, call, was_heard=False)
    with pytest.raises(InvalidInputError):
        grant(country.head, call, reason="  ")
    browser = browser_of(country.head)
    for fields in ({"was_heard": "on"}, {"reason": "Appelée."}):
        answer = browser.post(f"/bureau/equipe/secours/{call.pk}/", fields)
        assert answer.status_code == 422
    assert is_protected(country.reader)


def test_a_refusal_leaves_it_and_tells_the_person(country, django_capture_on_commit_callbacks):
    call = call_of(country.reader)
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser_of(country.head).post(
            f"/bureau/equipe/secours/{call.pk}/", {"reason": "Voix inconnue.", "refuse": "1"}
        )
    assert answer["Location"] == "/bureau/equipe/"
    assert is_protected(country.reader)
    assert mail.outbox[-1].subject == "Votre demande d’aide a été refusée"
    with pytest.raises(NotFoundError):
        grant(country.head, call)


def test_a_call_is_answered_once(country):
    call = call_of(country.reader)
    grant(country.head, call)
    with pytest.raises(NotFoundError):
        grant(country.head, call)


def test_a_call_waits_three_days(country, monkeypatch):
    call = call_of(country.reader)
    RecoveryRequest.objects.update(asked_at=clock.now() - timedelta(days=3, minutes=1))
    with pytest.raises(NotFoundError):
        grant(country.head, call)
    assert recovery.ask(user_id=country.reader.pk)
    assert RecoveryRequest.objects.count() == 1


def test_asking_twice_tells_nobody_twice(country, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert recovery.ask(user_id=country.reader.pk)
    told = [letter.to[0] for letter in mail.outbox]
    assert sorted(told) == sorted([country.reader.email, country.head.email])
    with django_capture_on_commit_callbacks(execute=True):
        assert not recovery.ask(user_id=country.reader.pk)
    assert len(mail.outbox) == 2


def test_only_whoever_gave_the_password_may_ask(country):
    browser = stranger()
    assert browser.get("/comptes/secours/").status_code == 200
    browser.post("/comptes/secours/", {"email": country.reader.email})
    assert not RecoveryRequest.objects.exists()

    _, browser = sign_in(country.reader.email, "faux")
    browser.post("/comptes/secours/")
    assert not RecoveryRequest.objects.exists()

    answer, browser = sign_in(country.reader.email)
    assert answer["Location"] == "/comptes/2fa/authenticate/"
    assert "prévenu" in browser.post("/comptes/secours/").content.decode()
    assert RecoveryRequest.objects.get().user == country.reader


def test_whoever_has_no_second_factor_has_none_to_lose(country):
    with pytest.raises(InvalidInputError):
        recovery.ask(user_id=country.officer.pk)


def test_an_officer_of_a_ministry_without_a_head_is_helped_by_the_cabinet(country):
    call = call_of(country.reader)
    Membership.objects.filter(user=country.head).delete()
    grant(country.coordinator, call)
    assert not is_protected(country.reader)


def test_everything_is_in_the_journal_of_the_ministry_with_its_reason(country):
    grant(country.head, call_of(country.reader), reason="Reconnue à sa voix.")
    kept = AuditEntry.objects.filter(action__startswith="accounts.second_factor")
    removed, lost = kept
    assert (removed.action, removed.actor) == ("accounts.second_factor_removed", country.head)
    assert "Reconnue à sa voix." in removed.summary
    assert lost.actor == country.reader
    assert {removed.ministry, lost.ministry} == {country.health}
    assert removed.target == f"user:{country.reader.pk}"
