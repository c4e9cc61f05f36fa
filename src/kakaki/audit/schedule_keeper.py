"""Run the periodic work of every room when it is due, never twice at once, killed or not."""

import logging
import os
import socket
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.db import transaction

from kakaki.audit.models import JobRun
from kakaki.kernel import clock
from kakaki.kernel.jobs import Job
from kakaki.kernel.modules import modules_named

logger = logging.getLogger("kakaki.audit")
LEASE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class JobState:
    """How a piece of periodic work goes."""

    code: str
    label: str
    every: timedelta
    finished_at: datetime | None
    due_at: datetime | None
    error: str
    is_late: bool


def jobs() -> dict[str, Job]:
    """Return every room's periodic work; raise TypeError on a bad or double declaration."""
    names = [app.name for app in apps.get_app_configs() if app.name.startswith("kakaki.")]
    found: dict[str, Job] = {}
    for module in modules_named("schedule", names):
        for job in module.jobs:
            if not isinstance(job, Job) or job.code in found:
                raise TypeError(f"{module.__name__} declares {job!r} badly or twice")
            found[job.code] = job
    return found


def _own_name() -> str:
    return f"{socket.gethostname()[:100]}:{os.getpid()}"


def _is_dead(holder: str) -> bool:
    """Tell whether a job is held by a process of this machine that is no more.

    Its lease is for processes of other machines, of which nothing can be known from here.
    """
    host, _, number = holder.rpartition(":")
    if host != socket.gethostname()[:100] or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@transaction.atomic
def _take(job: Job) -> bool:
    """Take a job that is due, for one lease; a killed run becomes due when its lease is over."""
    now = clock.now()
    row, is_new = JobRun.objects.select_for_update().get_or_create(
        code=job.code, defaults={"due_at": now}
    )
    # A clock that was set back must not put a job to sleep for hours.
    too_far = row.due_at > now + max(job.every, LEASE)
    if not (is_new or row.due_at <= now or too_far or _is_dead(row.holder)):
        return False
    row.started_at, row.due_at, row.holder = now, now + LEASE, _own_name()
    row.save()
    return True


def _finish(job: Job, error: str) -> None:
    now = clock.now()
    JobRun.objects.filter(code=job.code).update(
        finished_at=now, due_at=now + job.every, error=error, holder=""
    )


def run_due_jobs() -> int:
    """Run what is due; return how many ran. A fault of one job is kept and stops no other."""
    ran = 0
    for job in jobs().values():
        if not _take(job):
            continue
        error = ""
        try:
            job.run()
        except Exception:
            error = traceback.format_exc()[-4000:]
            logger.exception("the job %s failed", job.code)
        _finish(job, error)
        ran += 1
    return ran


def job_states() -> list[JobState]:
    """Return how every piece of periodic work goes; late is ten minutes past due."""
    rows = {row.code: row for row in JobRun.objects.all()}
    now = clock.now()
    states = []
    for job in jobs().values():
        row = rows.get(job.code)
        states.append(
            JobState(
                code=job.code,
                label=job.label,
                every=job.every,
                finished_at=row.finished_at if row else None,
                due_at=row.due_at if row else None,
                error=row.error if row else "",
                is_late=row is not None and row.due_at < now - timedelta(minutes=10),
            )
        )
    return states
