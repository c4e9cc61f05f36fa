"""Keep the mirror of this machine fresh, when its settings name a folder for it."""

import logging
from pathlib import Path

from django.conf import settings

from kakaki.kernel.errors import ConflictError
from kakaki.sites.mirror.writing import Written, write_mirror

logger = logging.getLogger("kakaki.sites")


def keep_mirror() -> Written | None:
    """Write the mirror in the folder of KAKAKI_MIRROR; None without one, or while it is written."""
    if not settings.KAKAKI_MIRROR:
        return None
    try:
        return write_mirror(folder=Path(settings.KAKAKI_MIRROR))
    except ConflictError:
        logger.info("the mirror is being written by another process")
        return None
