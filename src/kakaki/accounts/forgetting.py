"""Forget what the door no longer needs: sessions that are over, addresses that tried."""

from datetime import timedelta
from importlib import import_module

from axes.models import AccessAttempt, AccessLog
from django.conf import settings

from kakaki.kernel import clock

TRIES_ARE_KEPT = timedelta(days=30)


def forget_the_past() -> None:
    """Delete the sessions that are over, and who tried the door more than thirty days ago."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    long_ago = clock.now() - TRIES_ARE_KEPT
    for model in (AccessAttempt, AccessLog):
        model.objects.filter(attempt_time__lt=long_ago).delete()
