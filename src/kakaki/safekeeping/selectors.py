"""What is known of backups and trials, and what is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.safekeeping.models import DONE, FAILED, OPEN, Backup, RestoreTrial

HOUR = 2  # o'clock, when a government sleeps: the day's backup is due.
REST = timedelta(hours=1)  # after a backup that failed, and trials likewise.
TRIAL_EVERY = timedelta(days=7)
SHOWN = 30


@dataclass(frozen=True, slots=True)
class ShownBackup:
    """A backup and what its last trial found."""

    backup: Backup
    trial: RestoreTrial | None


def newest_backup() -> Backup | None:
    """Return the last backup that was done."""
    return Backup.objects.filter(state=DONE).first()


def newest_trial() -> RestoreTrial | None:
    """Return the last trial that came to an end."""
    return RestoreTrial.objects.filter(state__in=(DONE, FAILED)).first()


def open_backup_row() -> Backup | None:
    """Return the backup that waits or runs."""
    return Backup.objects.filter(state__in=OPEN).first()


def open_trial_row() -> RestoreTrial | None:
    """Return the trial that waits or runs."""
    return RestoreTrial.objects.filter(state__in=OPEN).first()


def shown_backups() -> list[ShownBackup]:
    """Return the newest backups that are kept or failed, each with its last trial."""
    rows = list(Backup.objects.filter(removed_at=None).exclude(state__in=OPEN)[:SHOWN])
    names = [row.name for row in rows if row.name]
    trials = RestoreTrial.objects.filter(Q(name__in=names), state__in=(DONE, FAILED))
    last = {trial.name: trial for trial in trials.order_by("id")}
    return [ShownBackup(row, last.get(row.name)) for row in rows]


def _last_hour_of_backup(now: datetime) -> datetime:
    local = timezone.localtime(now)
    at = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=1)


def backup_is_due() -> bool:
    """Tell whether a backup waits to be made: asked, left by a dead process, or the day's own."""
    if not settings.KAKAKI_BACKUP:
        return False
    if open_backup_row() is not None:
        return True
    now = clock.now()
    last = Backup.objects.filter(finished_at__gt=now - REST).first()
    if last is not None and last.state == FAILED:
        return False
    done = newest_backup()
    return done is None or done.started_at is None or done.started_at < _last_hour_of_backup(now)


def trial_is_due() -> bool:
    """Tell whether a trial waits: asked, left by a dead process, or the week's own."""
    if not settings.KAKAKI_BACKUP:
        return False
    if open_trial_row() is not None:
        return True
    if newest_backup() is None:
        return False
    last, now = newest_trial(), clock.now()
    if last is None or last.finished_at is None:
        return True
    return last.finished_at < now - (TRIAL_EVERY if last.state == DONE else timedelta(days=1))


def last_backup() -> Backup | None:
    """Return the last backup that came to an end, well or not."""
    return Backup.objects.filter(state__in=(DONE, FAILED)).first()


def key_was_shown() -> bool:
    """Tell whether somebody asked to see the key in order to keep a copy of it."""
    return audit.was_done("safekeeping.key_shown")


def last_trial_of(name: str) -> RestoreTrial | None:
    """Return the last trial of a backup that came to an end."""
    return RestoreTrial.objects.filter(name=name, state__in=(DONE, FAILED)).first()
