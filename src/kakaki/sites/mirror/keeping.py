"""Keep the mirror of this machine fresh, and the store it is sent to, when settings name them."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from kakaki.kernel import clock
from kakaki.kernel.buckets import bucket_at
from kakaki.kernel.errors import ConflictError, KakakiError, NotFoundError
from kakaki.kernel.health import Sign
from kakaki.sites.engine import manifest
from kakaki.sites.mirror.folder import MANIFEST, present
from kakaki.sites.mirror.sending import Sent, has_present_list, send_mirror, sent_at
from kakaki.sites.mirror.writing import Written, write_mirror

logger = logging.getLogger("kakaki.sites")
# The schedule has other work: a first sending over a thin line is done by many small ones.
AT_MOST = 20.0  # seconds of sending a turn.
LOOKED_AT = timedelta(hours=1)
STALE = timedelta(hours=2)  # The mirror says its date every hour.


def own_folder() -> Path | None:
    """Return where the mirror of this machine is written, None when no setting asks for one."""
    if settings.KAKAKI_MIRROR:
        return Path(settings.KAKAKI_MIRROR)
    return Path(settings.KAKAKI_DATA) / "mirror" if settings.KAKAKI_MIRROR_BUCKET else None


def keep_mirror() -> Written | None:
    """Write the mirror where the settings say; None without one, or while it is written."""
    folder = own_folder()
    if folder is None:
        return None
    try:
        return write_mirror(folder=folder)
    except ConflictError:
        logger.info("the mirror is being written by another process")
        return None


def keep_bucket() -> Sent | None:
    """Send what changed to the store of KAKAKI_MIRROR_BUCKET; None without one, or no mirror."""
    folder = own_folder()
    if folder is None or not settings.KAKAKI_MIRROR_BUCKET:
        return None
    bucket = bucket_at(settings.KAKAKI_MIRROR_BUCKET)
    at = sent_at(folder, bucket)
    # To list a store costs a thin line more than most changes do: once an hour is enough.
    if at and clock.now() - at < LOOKED_AT and has_present_list(folder, bucket):
        return Sent(is_whole=True)
    try:
        return send_mirror(folder=folder, bucket=bucket, seconds=AT_MOST)
    except NotFoundError:
        return None  # The first one is being written.


def mirror_signs() -> list[Sign]:
    """Say whether the mirror, and the store it is sent to, are of this hour."""
    folder = own_folder()
    if folder is None:
        return []
    signs = [_freshness("mirror", "Miroir des sites", _written_at(folder))]
    if settings.KAKAKI_MIRROR_BUCKET:
        try:
            bucket = bucket_at(settings.KAKAKI_MIRROR_BUCKET)
        except KakakiError as error:
            return [*signs, Sign("mirror_bucket", "failure", "Miroir non envoyé", error.advice())]
        at = sent_at(folder, bucket)
        signs.append(_freshness("mirror_bucket", f"Miroir envoyé à {bucket.label}", at))
    return signs


def _written_at(folder: Path) -> datetime | None:
    version = present(folder)
    try:
        return manifest.load((version / MANIFEST).read_bytes()).at if version else None
    except (OSError, ValueError):
        return None


def _freshness(code: str, label: str, at: datetime | None) -> Sign:
    advice = "Si cela dure, lancez « kakaki mirror » à la main : il dit ce qui refuse."
    if at is None:
        return Sign(code, "warning", f"{label} : pas encore", advice)
    hours = int((clock.now() - at).total_seconds() // 3600)
    if clock.now() - at > STALE:
        return Sign(code, "warning", f"{label} : en retard de {hours} heures", advice)
    return Sign(code, "good", f"{label} : à jour")
