"""How urgent a claim is: harm, spread, speed, and whether it can be checked at all."""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

HARMS: Final[dict[str, tuple[str, float]]] = {
    "life": ("Vie, violence ou santé", 1.0),
    "service": ("Service essentiel : eau, école, examen, route", 0.75),
    "money": ("Argent ou arnaque", 0.6),
    "trust": ("Confiance dans une institution", 0.3),
}
_MOST_REPORTS = 1000


@dataclass(frozen=True, slots=True)
class Band:
    """What a priority asks for."""

    code: str
    label: str
    advice: str
    within: timedelta | None


BANDS: Final = (
    (75, Band("urgent", "Urgent", "Prévenir le Cabinet dans l’heure et publier une réponse d’attente.", timedelta(hours=1))),
    (50, Band("high", "À traiter", "Répondre dans les 12 heures.", timedelta(hours=12))),
    (25, Band("gap", "Informer sans nommer", "Publier l’information utile, sans nommer la rumeur.", timedelta(hours=48))),
    (0, Band("watch", "À surveiller", "Ne pas répondre : ce serait l’amplifier.", None)),
)  # fmt: skip


def priority(*, checkability: float, harm: str, reports: int, regions: int, recent: int) -> int:
    """Return the priority of a claim, 0 to 100.

    P = 100 (0.40 harm + 0.30 spread + 0.15 speed + 0.15 checkability); spread is the logarithm of
    the reports weighted by regions, 1 at a thousand; speed is the share of the last six hours;
    `checkability`, 0 to 1, is what the matching room reads off the text.
    """
    if harm not in HARMS:
        raise LookupError(f"no harm {harm!r}")
    spread = min(1.0, math.log1p(reports * max(1, regions)) / math.log1p(_MOST_REPORTS))
    speed = recent / reports if reports else 0.0
    parts = 0.40 * HARMS[harm][1] + 0.30 * spread + 0.15 * min(1.0, speed)
    return round(100 * (parts + 0.15 * checkability))


def band_of(score: int, harm: str) -> Band:
    """Return the band of a priority; what touches life is never below « À traiter »."""
    for least, band in BANDS:
        if score >= least:
            found = band
            break
    if harm == "life" and found.code in {"watch", "gap"}:
        return BANDS[1][1]
    return found
