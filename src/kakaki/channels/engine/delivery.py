"""The life of a delivery: what may follow what.

ready → sending → sent | unconfirmed | refused | ready (a later try)
unconfirmed → sent (found) | ready (surely absent) | refused
sent → withdrawn | ready (a person asks again for the part that is in doubt)
refused → ready (asked again by a person)
"""

from datetime import timedelta
from typing import Final, Literal

State = Literal["ready", "sending", "sent", "unconfirmed", "refused", "withdrawn"]

LABELS: Final[dict[str, str]] = {
    "ready": "En attente d’envoi",
    "sending": "Envoi en cours",
    "sent": "Envoyé",
    "unconfirmed": "À confirmer : peut-être envoyé",
    "refused": "Refusé",
    "withdrawn": "Retiré",
}
FOLLOWS: Final[dict[str, frozenset[str]]] = {
    "ready": frozenset({"sending", "withdrawn"}),
    "sending": frozenset({"sent", "unconfirmed", "refused", "ready"}),
    "unconfirmed": frozenset({"sent", "ready", "refused"}),
    "sent": frozenset({"withdrawn", "ready"}),
    "refused": frozenset({"ready"}),
    "withdrawn": frozenset(),
}
MOST_ATTEMPTS: Final = 8
LEASE: Final = timedelta(minutes=2)  # Longer than the longest network wait of any adapter.


class ForbiddenStepError(Exception):
    """Say that a delivery cannot go from one state to another."""


def check_step(before: str, after: str) -> None:
    """Raise ForbiddenStepError unless `after` may follow `before`."""
    if after not in FOLLOWS[before]:
        raise ForbiddenStepError(f"{before} -> {after}")


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 30 seconds, doubled, six hours at most."""
    return min(timedelta(hours=6), timedelta(seconds=30 * (1 << min(attempts, 12))))
