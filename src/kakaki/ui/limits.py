"""Bound what one address may ask of the public forms in an hour, without keeping the address."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from kakaki.kernel import clock
from kakaki.kernel.errors import RefusedError
from kakaki.ui.models import Limit


def check_limit(*, request: HttpRequest, what: str, most: int, advice: str) -> None:
    """Count one more thing done from the visitor's address; raise RefusedError beyond `most`.

    A whole ministry, café or town may share one address: bounds are wide, and `advice` says what to
    do. The mark is salted anew each hour, so nobody can tell from it who came.
    """
    now = clock.now()
    address = request.META.get("REMOTE_ADDR", "")
    salt = f"{settings.SECRET_KEY}:{now:%Y-%m-%d-%H}:{what}"
    mark = hashlib.sha256(f"{salt}:{address}".encode()).hexdigest()
    with transaction.atomic():
        Limit.objects.filter(until__lt=now).delete()
        row, _ = Limit.objects.select_for_update().get_or_create(
            mark=mark, defaults={"until": now + timedelta(hours=1)}
        )
        row.count += 1
        row.save(update_fields=["count"])
    if row.count > most:
        raise RefusedError(f"{what}: {row.count}", advice=advice)


def forget_limits() -> int:
    """Forget the marks of hours that are over; return how many."""
    return Limit.objects.filter(until__lt=clock.now()).delete()[0]
