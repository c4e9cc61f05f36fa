"""Write to people of the desk about their own account."""

import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from kakaki.accounts.models import User

logger = logging.getLogger("kakaki.accounts")


def try_to_send(letter: EmailMessage) -> bool:
    """Send a letter; return False, and say so in the journal, when no mail server takes it."""
    try:
        letter.send()
    except (OSError, SMTPException) as error:
        logger.error("a letter did not leave: %s", error)
        return False
    return True


def write(user: User, subject: str, template: str, **facts: object) -> bool:
    """Write to somebody with the words of a template; return whether the letter left."""
    context = {"name": str(user), "desk": settings.KAKAKI_ORIGIN + "/bureau/", **facts}
    body = render_to_string(f"accounts/letters/{template}.txt", context)
    return try_to_send(EmailMessage(subject, body, None, [user.email]))


def write_reset(user: User) -> bool:
    """Send the link that lets somebody choose a new password, once, for three days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = settings.KAKAKI_ORIGIN + reverse("account_reset_password_from_key", kwargs=key)
    return write(user, "Choisir un nouveau mot de passe", "reset", link=link)


def write_to(*, user_id: int, subject: str, body: str, number: str) -> bool:
    """Send a letter that another room wrote; return whether it left.

    `number` names the letter: sent twice, it bears the same Message-ID. Somebody who may no longer
    sign in is not written to, and the letter counts as gone.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return True
    headers = {
        "Message-ID": f"<{number}@{settings.KAKAKI_DOMAIN}>",
        "Auto-Submitted": "auto-generated",
    }
    return try_to_send(EmailMessage(subject, body, None, [user.email], headers=headers))
