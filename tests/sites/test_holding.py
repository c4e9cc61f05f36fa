"""An embargo and a hold keep a text off line wherever somebody tries to publish it."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.sites.test_publication import clarification

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import facade as sites
from kakaki.sites import holding, planned, scheduling
from kakaki.sites.models import Hold, TextPage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOLDS = "/bureau/suspensions/"


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


def embargoed(unit, until=NOON + HOUR):
    page_id = unit.approved().page_id
    holding.set_embargo(page_id=page_id, until=until, actor_id=unit.head.pk)
    return page_id


def held(unit=None, reason="Deuil national"):
    return holding.hold(ministry_id=unit.id if unit else None, reason=reason, actor_id=None)


def test_a_text_under_embargo_is_not_published(health):
    page_id = embargoed(health)
    with pytest.raises(RefusedError, match="embargo"):
        sites.publish_text(page_id=page_id, actor_id=health.head.pk)
    page = sites.page(page_id)
    assert not page.is_live
    assert health.visitor().get(page.url).status_code == 404
    assert page.title not in health.visitor().get("/flux.rss").content.decode()
    with clock.held_at(NOON + HOUR):
        sites.publish_text(page_id=page_id, actor_id=health.head.pk)
    assert sites.page(page_id).is_live


def test_nothing_is_sent_to_a_channel_before_the_end_of_an_embargo(health):
    from kakaki.channels import facade as channels
    from kakaki.channels.models import Delivery

    channels.open_default_accounts(ministry_id=health.id, actor_id=None)
    page_id = embargoed(health)
    health.client(health.head).post(f"/bureau/textes/{page_id}/publier/", {"when": "now"})
    assert not Delivery.objects.filter(page_id=page_id).exists()
    assert not sites.page(page_id).is_live


def test_the_preview_of_a_text_under_embargo_is_for_its_ministry_only(health, education, client):
    address = f"/bureau/textes/{embargoed(health)}/apercu/"
    assert education.client(education.head).get(address).status_code == 404
    assert client.get(address, HTTP_HOST="localhost:8000").status_code == 302


def test_a_text_is_not_scheduled_before_the_end_of_its_embargo(health):
    page_id = embargoed(health)
    with pytest.raises(RefusedError):
        sites.schedule_publication(page_id=page_id, at=NOON + HOUR / 2, actor_id=health.head.pk)
    sites.schedule_publication(page_id=page_id, at=NOON + HOUR, actor_id=health.head.pk)


def test_an_embargo_does_not_end_after_the_moment_of_its_text(health):
    page_id = health.approved().page_id
    sites.schedule_publication(page_id=page_id, at=NOON + HOUR, actor_id=health.head.pk)
    with pytest.raises(RefusedError):
        holding.set_embargo(page_id=page_id, until=NOON + 2 * HOUR, actor_id=health.head.pk)


def test_an_embargo_is_moved_and_lifted_on_its_screen(health):
    page_id = embargoed(health)
    head, address = health.client(health.head), f"/bureau/textes/{page_id}/embargo/"
    assert head.post(address, {"day": "2026-11-20", "hour": "08:00"}).status_code == 422
    head.post(address, {"day": "2026-12-24", "hour": "08:00"})
    assert planned.planned_of(page_id).embargo > NOON + HOUR
    head.post(address, {"then": "lift"})
    assert planned.planned_of(page_id).embargo is None
    told = [line.action for line in audit.lines() if line.target == f"page:{page_id}"]
    assert told.count("sites.embargo_set") == 2
    assert "sites.embargo_lifted" in told


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_only_who_may_publish_lifts_an_embargo(health, role):
    page_id = embargoed(health)
    browser = health.client(getattr(health, role))
    address = f"/bureau/textes/{page_id}/embargo/"
    assert browser.post(address, {"then": "lift"}).status_code == 403
    assert planned.planned_of(page_id).embargo == NOON + HOUR


def test_another_ministry_lifts_no_embargo(health, education):
    page_id = embargoed(health)
    other = education.client(education.head)
    address = f"/bureau/textes/{page_id}/embargo/"
    assert other.post(address, {"then": "lift"}).status_code == 404
    assert planned.planned_of(page_id).embargo == NOON + HOUR


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_hold_keeps_publications_off_line(health, everywhere):
    held(None if everywhere else health)
    page_id = health.approved().page_id
    with pytest.raises(RefusedError, match="hold"):
        sites.publish_text(page_id=page_id, actor_id=health.head.pk)
    with pytest.raises(RefusedError, match="hold"):
        clarification(health)
    assert not sites.page(page_id).is_live


def test_a_hold_of_one_ministry_stops_no_other(health, education):
    held(education)
    assert sites.page(health.published()).is_live


def test_an_emergency_page_goes_out_during_a_hold(health):
    saved = health.approved()
    TextPage.objects.filter(pk=saved.page_id).update(kind="emergency")
    held()
    sites.publish_text(page_id=saved.page_id, actor_id=health.head.pk)
    assert sites.page(saved.page_id).is_live


def test_a_text_is_withdrawn_during_a_hold(health):
    number = health.published()
    held()
    sites.withdraw_page(page_id=number, reason="", because="error", actor_id=health.head.pk)
    assert sites.page(number).state == "withdrawn"


def test_what_is_due_waits_during_a_hold_and_goes_when_it_is_lifted(health):
    page_id = health.approved().page_id
    sites.schedule_publication(page_id=page_id, at=NOON + HOUR, actor_id=health.head.pk)
    hold = held()
    with clock.held_at(NOON + HOUR):
        assert scheduling.do_what_is_due() == 0
        assert sites.page(page_id).state == "scheduled"
    holding.lift_hold(hold_id=hold.pk, actor_id=None)
    with clock.held_at(NOON + 2 * HOUR):
        assert scheduling.do_what_is_due() == 1
    assert sites.page(page_id).is_live


def test_a_hold_is_visible_to_whoever_it_concerns(health, education, cabinet):
    held(health)
    page_id = health.approved().page_id
    words = "Publications suspendues par le Cabinet"
    assert words in health.client().get("/bureau/").content.decode()
    assert words in health.client().get(f"/bureau/textes/{page_id}/").content.decode()
    assert words in health.client().get("/bureau/calendrier/").content.decode()
    assert words not in education.client().get("/bureau/").content.decode()


def test_the_cabinet_holds_and_lifts_with_a_trace(cabinet, health):
    coordinator = a_coordinator(cabinet)
    browser = cabinet.client(coordinator)
    assert browser.post(HOLDS, {"ministry": "sante", "reason": " "}).status_code == 422
    browser.post(HOLDS, {"ministry": "sante", "reason": "Deuil national"})
    hold = Hold.objects.get()
    assert (hold.ministry_id, hold.by_id) == (health.id, coordinator.pk)
    assert "Deuil national" in browser.get(HOLDS).content.decode()
    browser.post(f"{HOLDS}{hold.pk}/lever/")
    hold.refresh_from_db()
    assert hold.lifted_at is not None
    told = [line.action for line in audit.lines() if line.target == f"hold:{hold.pk}"]
    assert sorted(told) == ["sites.held", "sites.hold_lifted"]


def a_coordinator(cabinet):
    from tests.sites.conftest import a_member

    return a_member(cabinet.id, "cabinet", first_name="Coord", last_name="Cabinet")


def test_a_hold_is_neither_doubled_nor_without_reason_nor_lifted_twice(health):
    assert held().pk == held().pk
    with pytest.raises(InvalidInputError):
        held(health, reason="")
    hold = Hold.objects.get()
    holding.lift_hold(hold_id=hold.pk, actor_id=None)
    holding.lift_hold(hold_id=hold.pk, actor_id=None)
    assert len([line for line in audit.lines() if line.action == "sites.hold_lifted"]) == 1
    with pytest.raises(NotFoundError):
        holding.lift_hold(hold_id=hold.pk + 1, actor_id=None)


@pytest.mark.parametrize("role", ["writer", "reader", "head"])
def test_no_ministry_holds_or_lifts(health, role):
    hold = held(health)
    browser = health.client(getattr(health, role))
    assert browser.post(HOLDS, {"ministry": "tous", "reason": "Non"}).status_code == 403
    assert browser.post(f"{HOLDS}{hold.pk}/lever/").status_code == 403
    assert list(Hold.objects.filter(lifted_at=None)) == [hold]


def test_somebody_not_signed_in_holds_nothing(client, db):
    answer = client.post(HOLDS, {"ministry": "tous", "reason": "Non"}, HTTP_HOST="localhost:8000")
    assert answer.status_code == 302
    assert not Hold.objects.exists()
