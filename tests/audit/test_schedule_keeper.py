"""Periodic work runs when it is due, once, and a fault or a cut stops nothing."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from kakaki.audit import schedule_keeper
from kakaki.audit.models import JobRun
from kakaki.kernel import clock
from kakaki.kernel.jobs import Job

pytestmark = pytest.mark.django_db
START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


@pytest.fixture
def ran(monkeypatch) -> list[str]:
    done: list[str] = []

    def broken() -> None:
        done.append("broken")
        raise ValueError("la panne")

    jobs = {
        "broken": Job("broken", "Travail en panne", timedelta(minutes=5), broken),
        "sound": Job("sound", "Travail sain", timedelta(hours=1), lambda: done.append("sound")),
    }
    monkeypatch.setattr(schedule_keeper, "jobs", lambda: jobs)
    return done


def at(minutes: float):
    return clock.held_at(START + timedelta(minutes=minutes))


def test_work_runs_at_first_and_then_when_it_is_due(ran):
    for minutes, expected in ((0, 2), (1, 2), (6, 3), (59, 4), (61, 5)):
        with at(minutes):
            schedule_keeper.run_due_jobs()
        assert len(ran) == expected, minutes


def test_a_fault_is_kept_and_stops_no_other_work(ran):
    with at(0):
        schedule_keeper.run_due_jobs()
        states = {state.code: state for state in schedule_keeper.job_states()}
    assert "la panne" in states["broken"].error
    assert states["sound"].error == ""
    assert ran == ["broken", "sound"]


def test_work_that_was_killed_is_due_again_after_its_lease(ran):
    JobRun.objects.create(code="sound", started_at=START, due_at=START + schedule_keeper.LEASE)
    with at(5):
        schedule_keeper.run_due_jobs()
    assert "sound" not in ran
    with at(16):
        schedule_keeper.run_due_jobs()
    assert "sound" in ran


def held_by(process: int, host: str = "") -> None:
    JobRun.objects.create(
        code="sound",
        started_at=START,
        due_at=START + schedule_keeper.LEASE,
        holder=f"{host or socket.gethostname()}:{process}",
    )


def test_work_whose_process_died_on_this_machine_is_due_at_once(ran):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    held_by(gone.pid)
    with at(1):
        schedule_keeper.run_due_jobs()
    assert "sound" in ran


def test_work_that_a_living_process_does_is_left_to_it(ran):
    held_by(os.getpid())
    with at(1):
        schedule_keeper.run_due_jobs()
    assert "sound" not in ran


def test_of_another_machine_only_the_lease_tells(ran):
    held_by(2**22 + 1, host="une-autre-machine")
    with at(1):
        schedule_keeper.run_due_jobs()
    assert "sound" not in ran
    with at(16):
        schedule_keeper.run_due_jobs()
    assert "sound" in ran


def test_a_clock_set_back_does_not_put_work_to_sleep(ran):
    JobRun.objects.create(code="sound", due_at=START + timedelta(days=900))
    with at(0):
        schedule_keeper.run_due_jobs()
    assert "sound" in ran


def test_the_jobs_of_every_room_are_found_and_differ():
    found = schedule_keeper.jobs()
    assert "sites.purge_pending" in found
    assert all(code == job.code for code, job in found.items())
