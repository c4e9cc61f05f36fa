"""What other rooms may say to the audit, and read from it."""

from dataclasses import dataclass
from datetime import datetime
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
