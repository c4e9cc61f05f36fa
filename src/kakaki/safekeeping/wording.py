"""How signs and periodic work are told on a screen, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kakaki.audit.facade import job_states
from kakaki.kernel.health import Sign

TONES = {
    "failure": ("bad", "Ne va pas"),
    "warning": ("warn", "À voir"),
    "good": ("good", "Va bien"),
}
UNITS = (("jour", 86_400), ("heure", 3_600), ("minute", 60), ("seconde", 1))


@dataclass(frozen=True, slots=True)
class ShownSign:
    """A sign with its badge."""

    sign: Sign
    tone: str
    badge: str


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A piece of periodic work, how often it runs, when it did and will, and how it went."""

    label: str
    every: str
    finished_at: datetime | None
    due_at: datetime | None
    is_late: bool
    tone: str
    badge: str


def shown_signs(signs: Iterable[Sign]) -> list[ShownSign]:
    """Return the signs with what does not go first; those of periodic work are told elsewhere."""
    order = list(TONES)
    told = [ShownSign(s, *TONES[s.level]) for s in signs if not s.code.startswith("job:")]
    return sorted(told, key=lambda one: order.index(one.sign.level))


def every(period: timedelta) -> str:
    """Return a period in words: « chaque jour », « toutes les 5 minutes »."""
    seconds = round(period.total_seconds())
    unit, size = next((u for u in UNITS if seconds % u[1] == 0), UNITS[-1])
    number = seconds // size
    if number == 1:
        return f"chaque {unit}"
    return f"{'tous' if unit == 'jour' else 'toutes'} les {number} {unit}s"


def shown_jobs() -> list[ShownJob]:
    """Return the periodic work, what is late or failed first."""
    shown = []
    for state in job_states():
        tone, badge = ("good", "Fait") if state.finished_at else ("info", "Pas encore fait")
        if state.error:
            tone, badge = "bad", "Manqué, sera refait"
        if state.is_late:
            tone, badge = "bad", "En retard"
        shown.append(
            ShownJob(
                state.label, every(state.every), state.finished_at, state.due_at, state.is_late,
                tone, badge,
            )
        )  # fmt: skip
    return sorted(shown, key=lambda job: (job.tone != "bad", job.label))
