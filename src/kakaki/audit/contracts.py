"""What other rooms may say to the audit, and read from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class AuditAction:
    """A kind of action worth keeping; a room lists its own in `audit_actions.py`."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One action done, as it is shown."""

    at: datetime
    action: str
    label: str
    actor_id: int | None
    ministry_id: int | None
    target: str
    summary: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which actions are looked for; `since` and `until` are days, both included."""

    actor_id: int | None = None
    action: str = ""
    since: date | None = None
    until: date | None = None
