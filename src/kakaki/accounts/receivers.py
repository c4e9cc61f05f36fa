"""What happens to people's sessions when the sign-in library tells that a protection changed."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth import update_session_auth_hash
from django.dispatch import receiver
from django.http import HttpRequest

from kakaki.accounts import services
from kakaki.accounts.models import User
from kakaki.accounts.second_factor import STRONG


@receiver([authenticator_added, authenticator_removed], dispatch_uid="accounts.end_other_sessions")
def end_other_sessions(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **facts: Any
) -> None:
    """Sign the person out elsewhere: a session opened without the factor must not outlive it."""
    if authenticator.type not in STRONG:
        return
    services.end_sessions(user_id=user.pk)
    user.refresh_from_db()
    update_session_auth_hash(request, user)
