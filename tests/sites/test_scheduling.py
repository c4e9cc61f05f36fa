"""What is scheduled goes out once, at its moment or late, exactly as it was approved."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import drafts, events, planned, publication, scheduling, stopping
from kakaki.sites import facade as sites
from kakaki.sites.models import ScheduledAct
from kakaki.sites.moments import typed_moment

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


@pytest.fixture
def went():
    """Count what goes online."""
    pages: list[int] = []

    def listen(sender, page, **facts):
        pages.append(page.id)

    events.page_published.connect(listen)
    yield pages
    events.page_published.disconnect(listen)


def scheduled(unit, at=NOON + HOUR, **fields):
    saved = unit.approved(**fields)
    sites.schedule_publication(page_id=saved.page_id, at=at, actor_id=unit.head.pk)
    return saved


def at(moment):
    """Do what is due at a moment; return how many acts were done."""
    with clock.held_at(moment):
        return scheduling.do_what_is_due()


def actions(page_id):
    return [line.action for line in audit.lines() if line.target == f"page:{page_id}"]


def test_a_scheduled_text_waits_for_its_moment_then_goes_out_once(health, went):
    page_id = scheduled(health).page_id
    assert sites.page(page_id).state == "scheduled"
    assert at(NOON + HOUR - timedelta(seconds=1)) == 0
    assert not sites.page(page_id).is_live
    assert at(NOON + HOUR) == 1
    assert at(NOON + 2 * HOUR) == 0
    assert (sites.page(page_id).state, went) == ("published", [page_id])


def test_the_audit_names_who_scheduled_it(health):
    page_id = scheduled(health).page_id
    at(NOON + HOUR)
    line = next(one for one in audit.lines() if one.action == "sites.published")
    assert (line.target, line.actor_id) == (f"page:{page_id}", health.head.pk)


def test_a_clock_that_jumps_backwards_publishes_nothing_twice(health, went):
    page_id = scheduled(health).page_id
    at(NOON + HOUR)
    assert at(NOON) == 0
    assert at(NOON + HOUR) == 0
    assert went == [page_id]


def test_a_machine_that_was_off_publishes_at_its_return_and_says_how_late(health):
    page_id = scheduled(health).page_id
    assert at(NOON + 4 * HOUR) == 1
    assert planned.planned_of(page_id).late == "3\u00a0h"
    assert "sites.published_late" in actions(page_id)


def test_what_goes_out_on_time_is_not_called_late(health):
    page_id = scheduled(health).page_id
    at(NOON + HOUR + timedelta(seconds=15))
    assert planned.planned_of(page_id).late == ""
    assert "sites.published_late" not in actions(page_id)


def test_a_change_unschedules_and_tells_its_author_and_who_scheduled_it(health, went):
    saved = scheduled(health)
    health.draft(page_id=saved.page_id, base_version=saved.version, body="Autre chose.")
    assert sites.page(saved.page_id).state == "draft"
    assert at(NOON + HOUR) == 0
    assert went == []
    for person in (health.writer, health.head):
        told = planned.stopped_for(person.pk, [health.id])
        assert [act.page_id for act in told] == [saved.page_id]
    assert planned.stopped_for(health.reader.pk, [health.id]) == []
    assert planned.planned_of(saved.page_id).stopped == stopping.CHANGED
    shown = health.client().get("/bureau/").content.decode()
    assert "Textes déprogrammés" in shown


def test_a_version_saved_by_another_way_is_not_published_either(health, went):
    from kakaki.sites import selectors

    saved = scheduled(health)
    selectors.newest(selectors.official_page(saved.page_id)).save_revision(user=health.writer)
    assert sites.page(saved.page_id).state == "draft"
    assert at(NOON + HOUR) == 0
    assert went == []
    assert "sites.unscheduled" in actions(saved.page_id)


def test_a_text_sent_back_is_unscheduled(health):
    saved = scheduled(health)
    drafts.send_back(
        page_id=saved.page_id, actor_id=health.reader.pk, version=saved.version, reason="La date."
    )
    assert at(NOON + HOUR) == 0
    assert not sites.page(saved.page_id).is_live


def test_a_text_scheduled_again_is_no_longer_told_as_stopped(health):
    saved = scheduled(health)
    again = health.draft(page_id=saved.page_id, base_version=saved.version, body="Autre chose.")
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    sites.approve(page_id=saved.page_id, actor_id=health.reader.pk, version=again.version)
    sites.schedule_publication(page_id=saved.page_id, at=NOON + HOUR, actor_id=health.head.pk)
    assert planned.stopped_for(health.writer.pk, [health.id]) == []


def test_scheduling_again_moves_the_moment(health):
    page_id = scheduled(health).page_id
    sites.schedule_publication(page_id=page_id, at=NOON + 3 * HOUR, actor_id=health.head.pk)
    assert at(NOON + 2 * HOUR) == 0
    assert at(NOON + 3 * HOUR) == 1


def test_what_is_cancelled_does_not_go(health):
    page_id = scheduled(health).page_id
    scheduling.cancel(page_id=page_id, action=ScheduledAct.PUBLISH, actor_id=health.head.pk)
    assert at(NOON + HOUR) == 0
    assert sites.page(page_id).state == "approved"
    with pytest.raises(NotFoundError):
        scheduling.cancel(page_id=page_id, action=ScheduledAct.PUBLISH, actor_id=health.head.pk)


def test_publishing_at_once_ends_the_schedule(health, went):
    page_id = scheduled(health).page_id
    sites.publish_text(page_id=page_id, actor_id=health.head.pk)
    assert at(NOON + HOUR) == 0
    assert went == [page_id]


def test_a_text_that_nobody_approved_cannot_be_scheduled(health):
    with pytest.raises(RefusedError):
        sites.schedule_publication(
            page_id=health.draft().page_id, at=NOON + HOUR, actor_id=health.head.pk
        )


def test_a_text_that_is_online_already_cannot_be_scheduled(health):
    with pytest.raises(ConflictError):
        sites.schedule_publication(
            page_id=health.published(), at=NOON + HOUR, actor_id=health.head.pk
        )


def test_a_scheduled_correction_tells_what_changed(health):
    number = health.published()
    before = sites.page(number)
    draft = health.draft(page_id=number, base_version=before.version, body="Sauf le dimanche.")
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=draft.version)
    sites.schedule_publication(
        page_id=number, at=NOON + HOUR, actor_id=health.head.pk, note="Fermé le dimanche."
    )
    assert at(NOON + HOUR) == 1
    assert "Fermé le dimanche." in health.visitor().get(before.url).content.decode()


def test_a_fault_of_one_text_delays_no_other(health, went):
    first = scheduled(health, title="Le premier").page_id
    second = scheduled(health, title="Le second").page_id

    def broken(sender, page, **facts):
        if page.id == first:
            raise OSError("no space left")

    events.page_published.connect(broken)
    try:
        assert at(NOON + HOUR) == 1
    finally:
        events.page_published.disconnect(broken)
    assert (sites.page(first).is_live, sites.page(second).is_live) == (False, True)
    assert at(NOON + HOUR) == 1
    assert sites.page(first).is_live


class Killed(BaseException):
    """The machine dies: nothing in the program may catch it."""


def killed_at(line: int) -> bool:
    """Do what is due, and die before the given line of what does it; return whether it died."""
    watched = {scheduling._do.__wrapped__.__code__, scheduling._publish.__code__}
    watched |= {publication._put_online.__code__}
    seen = 0

    def trace(frame, event, argument):
        nonlocal seen
        if frame.f_code not in watched:
            return None
        if event == "line":
            seen += 1
            if seen == line:
                raise Killed
        return trace

    former = sys.gettrace()
    sys.settrace(trace)
    try:
        at(NOON + HOUR)
    except Killed:
        return True
    finally:
        sys.settrace(former)
    return False


@pytest.mark.endurance
def test_dying_before_any_line_loses_nothing_and_publishes_nothing_twice(health, went):
    page_id = scheduled(health).page_id
    line = 1
    while killed_at(line):
        page, act = sites.page(page_id), ScheduledAct.objects.get(page_id=page_id)
        assert (page.is_live, page.reference, act.state) == (False, "", ScheduledAct.WAITING)
        line += 1
    assert line > 20, "the machine was to die before every line"
    assert sites.page(page_id).is_live
    assert actions(page_id).count("sites.published") == 1


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_only_who_may_publish_schedules(health, role):
    page_id = health.approved().page_id
    answer = health.client(getattr(health, role)).post(
        f"/bureau/textes/{page_id}/publier/",
        {"when": "later", "day": "2026-11-25", "hour": "08:00"},
    )
    assert answer.status_code == 403
    assert sites.page(page_id).state == "approved"


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_only_who_may_publish_cancels(health, role):
    page_id = scheduled(health).page_id
    address = f"/bureau/textes/{page_id}/programme/annuler/"
    assert health.client(getattr(health, role)).post(address).status_code == 403
    assert sites.page(page_id).state == "scheduled"


def test_another_ministry_neither_schedules_nor_cancels(health, education):
    page_id = scheduled(health).page_id
    other = education.client(education.head)
    assert other.get(f"/bureau/textes/{page_id}/publier/").status_code == 404
    assert other.post(f"/bureau/textes/{page_id}/programme/annuler/").status_code == 404
    assert sites.page(page_id).state == "scheduled"


def test_somebody_not_signed_in_is_led_to_the_door(health, client):
    page_id = scheduled(health).page_id
    for name in ("publier/", "programme/annuler/", "embargo/", "retirer/", "sortir/"):
        answer = client.post(f"/bureau/textes/{page_id}/{name}", HTTP_HOST="localhost:8000")
        assert answer.status_code == 302
        assert "/comptes/" in answer.headers["Location"]


def test_the_publish_screen_schedules_moves_and_cancels(health):
    page_id = health.approved().page_id
    head, address = health.client(health.head), f"/bureau/textes/{page_id}/publier/"
    head.post(address, {"when": "later", "day": "2026-11-25", "hour": "08:00"})
    first = planned.planned_of(page_id)
    assert timezone.localtime(first.publish_at).strftime("%d %H:%M") == "25 08:00"
    assert 'value="2026-11-25"' in head.get(address).content.decode()
    head.post(address, {"when": "later", "day": "2026-11-26", "hour": "09:30"})
    assert planned.planned_of(page_id).publish_at > first.publish_at
    shown = head.get(f"/bureau/textes/{page_id}/").content.decode()
    assert "Ce texte partira le" in shown
    assert "Programmé" in head.get("/bureau/textes/?etat=scheduled").content.decode()
    head.post(f"/bureau/textes/{page_id}/programme/annuler/", {"what": "publication"})
    assert planned.planned_of(page_id).publish_at is None


def test_the_publish_screen_refuses_the_past_and_keeps_what_was_typed(health):
    page_id = health.approved().page_id
    answer = health.client(health.head).post(
        f"/bureau/textes/{page_id}/publier/",
        {"when": "later", "day": "2026-11-23", "hour": "08:00"},
    )
    assert answer.status_code == 422
    assert "déjà passé" in answer.content.decode()
    assert 'value="2026-11-23"' in answer.content.decode()
    assert sites.page(page_id).state == "approved"


@pytest.mark.parametrize(
    ("day", "hour"),
    [("", ""), ("2026-11-31", "08:00"), ("2026-11-24", "08:00"), ("9999-12-31", "23:59"),
     ("2026-12-01", "08:00+05:00"), ("2040-01-01", "08:00")],
)  # fmt: skip
def test_what_is_no_moment_to_come_is_refused(day, hour):
    with pytest.raises(InvalidInputError):
        typed_moment(day, hour)


def test_an_hour_that_the_zone_skips_is_refused(settings):
    with timezone.override("Europe/Paris"), pytest.raises(InvalidInputError, match="gap"):
        typed_moment("2027-03-28", "02:30")
