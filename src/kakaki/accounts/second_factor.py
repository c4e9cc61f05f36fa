"""Whether a person has a second factor, and whether they must."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from kakaki.accounts.models import User

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Tell whether a code or a passkey protects the account."""
    return Authenticator.objects.filter(user=user, type__in=STRONG).exists()


def enrolment_path() -> str:
    """Return where somebody enrols a second factor."""
    return "/comptes/2fa/" if settings.MFA_SUPPORTED_TYPES else "/comptes/"
