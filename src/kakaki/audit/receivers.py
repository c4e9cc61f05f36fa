"""Keep what happens to people and to their sign-ins."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from kakaki.accounts.events import role_given, role_taken
from kakaki.audit.services import record


@receiver(user_logged_in, dispatch_uid="audit.signed_in")
def keep_sign_in(sender: Any, user: Any, **facts: Any) -> None:
    """Keep who came in."""
    record(
        action="accounts.signed_in", actor_id=user.pk, target=f"user:{user.pk}", summary=str(user)
    )


@receiver(user_login_failed, dispatch_uid="audit.sign_in_failed")
def keep_failure(sender: Any, credentials: dict[str, Any], **facts: Any) -> None:
    """Keep that somebody was refused, without what they typed as a password."""
    name = str(credentials.get("email") or credentials.get("username") or "")[:120]
    record(action="accounts.sign_in_failed", actor_id=None, summary=name)


@receiver(role_given, dispatch_uid="audit.role_given")
def keep_role_given(sender: Any, user_id: int, ministry_id: int, role: str, **facts: Any) -> None:
    """Keep that a role was given."""
    record(
        action="accounts.role_given",
        actor_id=None,
        ministry_id=ministry_id,
        target=f"user:{user_id}",
        summary=role,
    )


@receiver(role_taken, dispatch_uid="audit.role_taken")
def keep_role_taken(sender: Any, user_id: int, ministry_id: int, role: str, **facts: Any) -> None:
    """Keep that a role was taken."""
    record(
        action="accounts.role_taken",
        actor_id=None,
        ministry_id=ministry_id,
        target=f"user:{user_id}",
        summary=role,
    )
