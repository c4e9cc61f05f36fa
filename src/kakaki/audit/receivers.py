"""Keep what happens to people and to their sign-ins."""

from datetime import timedelta
from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from kakaki.accounts import events
from kakaki.accounts import facade as accounts
from kakaki.audit.models import AuditEntry
from kakaki.audit.services import record
from kakaki.kernel import clock

ONE_LOCK_OUT = timedelta(minutes=15)
LIBRARY_EVENTS = {
    password_changed: "accounts.password_changed",
    password_reset: "accounts.password_changed",
    authenticator_added: "accounts.protection_added",
    authenticator_removed: "accounts.protection_removed",
    authenticator_reset: "accounts.recovery_codes_made",
}
OWN_EVENTS = {
    events.person_invited: "accounts.invited",
    events.second_factor_lost: "accounts.second_factor_lost",
    events.second_factor_removed: "accounts.second_factor_removed",
    events.second_factor_kept: "accounts.second_factor_kept",
}


def _keep_of_person(action: str, user_id: int, actor_id: int | None, summary: str) -> None:
    record(
        action=action,
        actor_id=actor_id,
        ministry_id=accounts.only_ministry_of(user_id),
        target=f"user:{user_id}",
        summary=summary,
    )


@receiver(user_logged_in, dispatch_uid="audit.signed_in")
def keep_sign_in(sender: Any, user: Any, **facts: Any) -> None:
    """Keep who came in."""
    _keep_of_person("accounts.signed_in", user.pk, user.pk, str(user))


def _keep_stranger(action: str, address: str) -> None:
    """Keep that an address was tried; its owner's ministry sees it when it is somebody's."""
    user_id = accounts.user_id_of(address)
    if user_id is None:
        record(action=action, actor_id=None, summary=address[:120])
    else:
        _keep_of_person(action, user_id, None, address[:120])


@receiver(user_login_failed, dispatch_uid="audit.sign_in_failed")
def keep_failure(sender: Any, credentials: dict[str, Any], **facts: Any) -> None:
    """Keep that somebody was refused, without what they typed as a password."""
    address = str(credentials.get("email") or credentials.get("username") or "")
    _keep_stranger("accounts.sign_in_failed", address)


@receiver(user_locked_out, dispatch_uid="audit.locked_out")
def keep_lock_out(sender: Any, username: str | None = None, **facts: Any) -> None:
    """Keep that an account was tried too often, once a quarter of an hour and not at each try."""
    address = (username or "")[:120]
    recent = AuditEntry.objects.filter(
        action="accounts.locked_out", summary=address, at__gt=clock.now() - ONE_LOCK_OUT
    )
    if not recent.exists():
        _keep_stranger("accounts.locked_out", address)


def _keep_role(action: str, user_id: int, ministry_id: int, role: str, actor: int | None) -> None:
    record(
        action=action,
        actor_id=actor,
        ministry_id=ministry_id,
        target=f"user:{user_id}",
        summary=f"{accounts.name_of(user_id)} : {accounts.role_label(role)}",
        details={"role": role},
    )


@receiver(events.role_given, dispatch_uid="audit.role_given")
def keep_role_given(
    sender: Any, user_id: int, ministry_id: int, role: str, actor_id: int | None, **facts: Any
) -> None:
    """Keep that a role was given."""
    _keep_role("accounts.role_given", user_id, ministry_id, role, actor_id)


@receiver(events.role_taken, dispatch_uid="audit.role_taken")
def keep_role_taken(
    sender: Any, user_id: int, ministry_id: int, role: str, actor_id: int | None, **facts: Any
) -> None:
    """Keep that a role was taken."""
    _keep_role("accounts.role_taken", user_id, ministry_id, role, actor_id)


@receiver(list(OWN_EVENTS), dispatch_uid="audit.people")
def keep_event(
    sender: Any,
    signal: Any,
    user_id: int,
    ministry_id: int | None,
    actor_id: int | None,
    reason: str = "",
    **facts: Any,
) -> None:
    """Keep what was done for somebody, with the reason that was given."""
    name = accounts.name_of(user_id)
    record(
        action=OWN_EVENTS[signal],
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"user:{user_id}",
        summary=f"{name} : {reason}" if reason else name,
    )


@receiver(list(LIBRARY_EVENTS), dispatch_uid="audit.protection")
def keep_protection(
    sender: Any, signal: Any, user: Any, authenticator: Authenticator | None = None, **facts: Any
) -> None:
    """Keep that somebody changed how they sign in."""
    kinds = {"totp": "application de codes", "webauthn": "clé d’accès"}
    if authenticator is not None and signal is not authenticator_reset:
        if authenticator.type not in kinds:
            return  # Recovery codes come with the first protection, and say nothing more.
        summary = f"{user} : {kinds[authenticator.type]}"
    else:
        summary = str(user)
    _keep_of_person(LIBRARY_EVENTS[signal], user.pk, user.pk, summary)
