"""A remark ignored in a text stays with it, is told to its reader, and goes nowhere else."""

import json
from uuid import uuid4

import pytest
from tests.sites.conftest import Unit

from kakaki.sites import remarks
from kakaki.sites.models import IgnoredRemark

BODY = "Le ministre est venu hier à Bilmari. Nous allons booster la santé."


def a_remark(**fields: object) -> dict[str, object]:
    given: dict[str, object] = {
        "id": str(uuid4()),
        "rule": "relative_date",
        "field": "body",
        "words": "hier",
        "before": "ministre est venu",
        "after": "à Bilmari. Nous allons",
        "reason": "C’est une citation",
        "undone": False,
    }
    return given | fields


def autosaved(unit: Unit, page_id: int, *rows: dict[str, object], client=None, **fields: object):
    """Send a text as the editor does by itself."""
    given = {"title": "Soins gratuits", "lead": "Dès lundi.", "body": BODY, "language": "fr",
             "published_on": "2026-11-24", "place": "Tassara", "signer": "Aïssa Goumar",
             "role": "La ministre", "version": None, "ignored": json.dumps(rows)}  # fmt: skip
    return (client or unit.client()).post(
        f"/bureau/textes/{page_id}/enregistrer/",
        json.dumps(given | fields),
        content_type="application/json",
    )


def test_an_ignored_remark_survives_what_is_saved_after_it(health):
    saved = health.draft(body=BODY)
    row = a_remark()
    assert autosaved(health, saved.page_id, row).status_code == 200
    autosaved(health, saved.page_id, row, body=f"Une phrase de plus. {BODY}", version=saved.version)
    shown = health.client().get(f"/bureau/textes/{saved.page_id}/").content.decode()
    assert str(row["id"]) in shown
    told = remarks.told(saved.page_id)
    assert [(one.words, one.reason) for one in told.ignored] == [("hier", "C’est une citation")]
    assert "hier" not in [one.words for one in told.remaining]


def test_ignoring_makes_no_new_version_of_the_text(health):
    saved = health.draft(body=BODY)
    answer = autosaved(health, saved.page_id, a_remark(), version=saved.version)
    assert answer.json()["version"] == saved.version


def test_the_first_save_of_a_text_keeps_what_was_ignored_before_it(health):
    given = {"title": "Soins", "body": BODY, "token": str(uuid4())}
    for _ in range(2):  # An answer that was lost is asked for again.
        answer = health.client().post(
            "/bureau/textes/enregistrer/communique/",
            json.dumps(given | {"ignored": json.dumps([a_remark()])}),
            content_type="application/json",
        )
        assert answer.status_code == 200
    assert [one.words for one in remarks.told(answer.json()["page"]).ignored] == ["hier"]


def test_a_remark_that_was_taken_back_stays_taken_back_whatever_an_old_window_sends(health):
    saved = health.draft(body=BODY)
    row = a_remark()
    autosaved(health, saved.page_id, row)
    autosaved(health, saved.page_id, row | {"undone": True})
    autosaved(health, saved.page_id, row)
    assert remarks.told(saved.page_id).ignored == ()
    assert json.loads(remarks.written(saved.page_id)) == []


def test_an_old_window_that_knows_nothing_takes_nothing_back(health):
    saved = health.draft(body=BODY)
    autosaved(health, saved.page_id, a_remark())
    autosaved(health, saved.page_id)
    assert len(remarks.told(saved.page_id).ignored) == 1


def test_a_remark_ignored_in_one_text_is_made_in_every_other(health):
    first, second = health.draft(body=BODY), health.draft("Autre titre", body=BODY)
    row = a_remark()
    autosaved(health, first.page_id, row)
    autosaved(health, second.page_id, row, title="Autre titre")
    assert remarks.told(second.page_id).ignored == ()
    assert "hier" in [one.words for one in remarks.told(second.page_id).remaining]


def test_an_officer_of_another_ministry_ignores_nothing(health, education):
    saved = health.draft(body=BODY)
    answer = autosaved(health, saved.page_id, a_remark(), client=education.client())
    assert answer.status_code == 404
    assert not IgnoredRemark.objects.exists()


@pytest.mark.parametrize("typed", ["", "[", "{}", "[1]", '[{"id": "x"}]', '[{"id": null}]', "9"])
def test_a_spoilt_list_of_remarks_never_stops_a_text_from_being_saved(health, typed):
    saved = health.draft(body=BODY)
    answer = autosaved(
        health, saved.page_id, body=f"{BODY} Oui.", version=saved.version, ignored=typed
    )
    assert answer.status_code == 200
    assert not IgnoredRemark.objects.exists()


def test_the_reader_sees_what_remains_by_class_and_what_was_ignored_and_may_approve(health):
    saved = health.draft(body=BODY)
    autosaved(health, saved.page_id, a_remark())
    health.client().post(f"/bureau/textes/{saved.page_id}/envoyer/")
    browser = health.client(health.reader)
    shown = browser.get(f"/bureau/textes/{saved.page_id}/relire/").content.decode()
    assert "1 remarque ignorée" in shown
    assert "C’est une citation, dit Rédac Sante" in shown
    assert "1 à vérifier" in shown
    answer = browser.post(
        f"/bureau/textes/{saved.page_id}/relire/",
        {"version": saved.version, "decision": "approve"},
        follow=True,
    )
    assert "Texte approuvé" in answer.content.decode()


def test_without_a_reason_nothing_is_ignored(health):
    saved = health.draft(body=BODY)
    autosaved(health, saved.page_id, a_remark(reason="  "))
    assert not IgnoredRemark.objects.exists()
