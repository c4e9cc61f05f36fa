"""How the sign-in library speaks and behaves in this house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from kakaki.accounts import letters
from kakaki.accounts.tasks import send_reset_letter
from kakaki.kernel import clock

GRAVE = ("/deactivate/", "/remove/", "/generate/")
WRONG_CODE = "Ce code n’est pas juste. Attendez le code suivant et recopiez-le."


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Refuse every registration: people are added by their ministry."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Ce compte est fermé. Demandez à votre responsable.",
        "email_password_mismatch": "Cette adresse ou ce mot de passe n’est pas juste.",
        "enter_current_password": "Ce n’est pas votre mot de passe actuel.",
        "incorrect_password": "Ce mot de passe n’est pas juste.",
        "incorrect_code": WRONG_CODE,
        "invalid_password_reset": "Ce lien a déjà servi ou n’est plus valable.",
        "too_many_login_attempts": "Trop d’essais. Attendez cinq minutes, puis recommencez.",
        "rate_limited": "Trop d’essais. Attendez quelques minutes, puis recommencez.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account comes from « Mon équipe » only."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody goes once their password is changed: their own account."""
        return reverse("accounts:me")

    def is_reauthentication_required(self, *, app: str, **facts: Any) -> bool:
        """Tell whether a password is asked again: not of whoever has just given it.

        What takes a protection away always asks again, since a desk left open is enough to try.
        """
        required = super().is_reauthentication_required(app=app, **facts)
        if not required or self.request.path.endswith(GRAVE):
            return required
        records = get_authentication_records(self.request, self.request.user)
        timeout = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(clock.now().timestamp() - record["at"] < timeout for record in records)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return an address on the portal, whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.KAKAKI_ORIGIN + path.replace("UID-KEY", key)

    def send_password_reset_mail(
        self, user: AbstractBaseUser, email: str, context: dict[str, Any]
    ) -> None:
        """Leave the letter to the worker: a wait would tell that the address is known."""
        send_reset_letter.enqueue(user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; a mail server that is down must not undo a change that is made."""
        letters.try_to_send(self.render_mail(template_prefix, email, context))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Name keys and errors in French, and tie passkeys to the portal's own host."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Cette protection ne peut pas être retirée.",
        "cannot_generate_recovery_codes": "Ajoutez d’abord une application de codes ou une clé.",
        "incorrect_code": WRONG_CODE,
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        """Return a first name for a new key."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return "Ma clé d’accès" if count == 0 else f"Ma clé d’accès {count + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is made for: the portal, never the host that a request names."""
        return {"id": settings.KAKAKI_DOMAIN, "name": "Kakaki"}
