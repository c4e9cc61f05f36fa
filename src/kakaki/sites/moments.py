"""Read a moment that somebody typed, in the government's time zone."""

from datetime import UTC, datetime

from django.utils import timezone

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError

FARTHEST = 366 * 2  # days: a year mistyped is told, not waited for.


def typed_moment(day: str, hour: str) -> datetime:
    """Return the moment to come of a day (`2026-11-24`) and an hour (`08:30`) typed at the desk.

    Raises InvalidInputError for what is no moment, is over, or does not exist in the zone.
    """
    try:
        naive = datetime.fromisoformat(f"{day.strip()}T{hour.strip()}")
    except ValueError as error:
        raise InvalidInputError(
            "no moment", advice="Donnez un jour et une heure. Exemple : 24/11/2026 à 08:30."
        ) from error
    if naive.tzinfo is not None:
        raise InvalidInputError("zone", advice="Donnez l’heure du pays, sans autre indication.")
    try:
        moment = timezone.make_aware(naive).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise InvalidInputError("far", advice="Ce jour est trop loin.") from error
    if timezone.localtime(moment).replace(tzinfo=None) != naive:
        raise InvalidInputError("gap", advice="Cette heure n’existe pas ce jour-là.")
    return to_come(moment)


def to_come(moment: datetime) -> datetime:
    """Return the moment; raise InvalidInputError when it is over or absurdly far."""
    now = clock.now()
    if moment <= now:
        raise InvalidInputError("past", advice="Ce moment est déjà passé. Choisissez-en un autre.")
    if (moment - now).days > FARTHEST:
        raise InvalidInputError("far", advice="Ce jour est trop loin : deux ans au plus.")
    return moment
