"""What was done is kept, and never changed."""

import pytest
from tests.factories import a_ministry, a_person

from kakaki.audit import facade
from kakaki.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def an_action(**fields):
    facade.record(**{"action": "accounts.role_given", "actor_id": None, "summary": "x", **fields})
    return AuditEntry.objects.first()


def test_an_action_nobody_declared_is_refused():
    with pytest.raises(LookupError, match="never"):
        facade.record(action="never.declared", actor_id=None)


def test_an_action_cannot_be_changed_nor_removed():
    entry = an_action()
    entry.summary = "autre"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        AuditEntry.objects.filter(pk=entry.pk).update(summary="autre")
    with pytest.raises(TypeError):
        AuditEntry.objects.all().delete()


def test_a_ministry_reads_its_own_actions_only():
    sante, eau = a_ministry(), a_ministry()
    an_action(ministry_id=sante.pk, summary="santé")
    an_action(ministry_id=eau.pk, summary="eau")
    assert [line.summary for line in facade.lines(ministry_ids=[sante.pk])] == ["santé"]


def test_a_sign_in_and_a_refused_one_are_kept_without_the_password(client):
    person = a_person(email="a@exemple.kt")
    client.post("/comptes/login/", {"login": "a@exemple.kt", "password": "motus"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    kept = {line.action: line for line in facade.lines()}
    assert {"accounts.signed_in", "accounts.sign_in_failed"} <= set(kept)
    assert "motus" not in str([line.summary for line in kept.values()])
