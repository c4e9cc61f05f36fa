"""Whoever writes texts is advised; nobody else is, and a spoilt question is refused in words."""

import json

import pytest
from tests.sites.conftest import Unit, cabinet, health  # noqa: F401 -- fixtures.

CONTROL, LEAD = "/bureau/redaction/controle/", "/bureau/redaction/chapo/"
BLOCKS = "/bureau/redaction/blocs/"
ANSWERS = {"who": "La mairie", "what": "ferme le pont", "when": "lundi", "where": "", "effect": ""}


def asked(browser, address: str, data: object):
    given = data if isinstance(data, str) else json.dumps(data)
    return browser.post(
        address, given, content_type="application/json", HTTP_ACCEPT="application/json"
    )


def test_the_panel_gets_findings_with_their_place(health: Unit):
    (found,) = asked(
        health.client(), CONTROL, {"fields": {"lead": "Le pont ouvre demain."}}
    ).json()["findings"]
    assert (found["rule"], found["words"], found["before"]) == (
        "relative_date",
        "demain",
        "Le pont ouvre",
    )


def test_a_long_sentence_comes_with_its_cuts(health: Unit):
    words = "Le centre de santé de Tassara, ouvert aux douze villages de la commune, est ouvert tous les "
    words += "matins, et les soins sont gratuits pour tous les enfants de la région."
    found = asked(health.client(), CONTROL, {"fields": {"body": words}}).json()["findings"]
    (cut,) = [cut for one in found for cut in one["cuts"]]
    assert words[: cut["start"]] + cut["fix"] + words[cut["end"] :] == words.replace(
        ", et les", ". Les"
    )


def test_the_lead_is_composed_of_answers(health: Unit):
    assert asked(health.client(), LEAD, ANSWERS).json()["lead"] == "La mairie ferme le pont lundi."


@pytest.mark.parametrize("address", [CONTROL, LEAD, BLOCKS])
@pytest.mark.parametrize(
    "question", ["[", "[]", "{}", '{"fields": 3}', '{"ignored": 4, "fields": {}}']
)
def test_a_spoilt_question_is_refused_in_words(health: Unit, address, question):
    answer = asked(health.client(), address, question)
    assert answer.status_code == 400
    assert answer.json()["advice"]


@pytest.mark.parametrize("address", [CONTROL, LEAD, BLOCKS])
def test_somebody_who_is_not_signed_in_is_refused(client, health: Unit, address):
    answer = asked(client, address, ANSWERS)
    assert answer.status_code in {302, 401, 403}
