"""The editor asks for the grammar after the quick advice; without Grammalecte nothing is missing."""

import json

import pytest
from django.urls import reverse
from tests.factories import a_ministry, a_person

from kakaki.writing.command import WITHOUT_GRAMMAR
from kakaki.writing.grammar import process
from kakaki.writing.health import signs

BODY = json.dumps({"fields": {"body": "Les mesure sont prises."}})


@pytest.fixture
def officer(client, db):
    person = a_person(a_ministry(), "redacteur")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def asked(client):
    address = reverse("writing:grammar")
    return client.post(
        address, BODY, content_type="application/json", headers={"Accept": "application/json"}
    )


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_refused(client):
    assert asked(client).status_code == 401


@pytest.mark.django_db
def test_whoever_writes_no_text_is_refused(client):
    client.force_login(a_person(), "django.contrib.auth.backends.ModelBackend")
    assert asked(client).status_code == 403


def test_without_grammalecte_there_is_nothing_and_that_is_complete(officer, monkeypatch, tmp_path):
    monkeypatch.setattr(process, "PACKAGE", tmp_path / "absent")
    assert asked(officer).json() == {"findings": [], "is_complete": True}
    assert signs()[0].label == "Grammaire : absente, sans conséquence"
    assert signs()[0].level == "good"


@pytest.mark.skipif(not process.is_installed(), reason=WITHOUT_GRAMMAR)
def test_asked_until_it_is_complete_the_grammar_finds_an_agreement(officer):
    for _ in range(40):
        answer = asked(officer).json()
        if answer["is_complete"]:
            break
    process.PROCESS.close()
    assert [one["fix"] for one in answer["findings"]] == ["mesures"]
    assert answer["findings"][0]["title"] == "Grammaire"
