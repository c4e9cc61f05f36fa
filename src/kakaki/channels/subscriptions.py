"""Ask for a ministry's texts, confirm, leave; nobody learns who is on a list."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from kakaki.accounts import facade as accounts
from kakaki.channels.letters import SALT, subscription_token
from kakaki.channels.models import Subscriber
from kakaki.kernel import clock
from kakaki.kernel.errors import NotFoundError

LONGEST_WAIT = 60 * 60 * 24 * 7  # seconds in which a confirmation may come.


@transaction.atomic
def ask(*, ministry_id: int, email: str) -> None:
    """Send a letter that confirms; whoever is on the list already gets none, and nobody is told."""
    now = clock.now()
    reader, is_new = Subscriber.objects.get_or_create(
        ministry_id=ministry_id, email=email.lower(), defaults={"asked_at": now}
    )
    if reader.confirmed_at is not None and reader.left_at is None:
        return
    just_asked = not is_new and (now - reader.asked_at).total_seconds() < 300
    if just_asked:
        return
    reader.asked_at = now
    reader.save(update_fields=["asked_at"])
    link = settings.KAKAKI_ORIGIN + reverse("channels:confirm", args=[subscription_token(reader)])
    ministry = accounts.ministry(ministry_id)
    body = render_to_string("channels/confirmation.txt", {"link": link, "ministry": ministry})
    transaction.on_commit(
        lambda: send_mail(
            f"Confirmez votre abonnement : {ministry.short_name}", body, None, [reader.email]
        )
    )


def reader_of(token: str, *, max_age: int | None = None) -> Subscriber:
    """Return whose token this is; raise NotFoundError for a false or an old one."""
    try:
        number = signing.loads(token, salt=SALT, max_age=max_age)
        return Subscriber.objects.get(pk=number)
    except (signing.BadSignature, Subscriber.DoesNotExist) as error:
        raise NotFoundError(
            "token", advice="Ce lien n’est plus valable. Recommencez votre demande."
        ) from error


@transaction.atomic
def confirm(*, token: str) -> Subscriber:
    """Put a reader on the list; confirming twice changes nothing."""
    reader = reader_of(token, max_age=LONGEST_WAIT)
    if reader.confirmed_at is None or reader.left_at is not None:
        reader.confirmed_at, reader.left_at = clock.now(), None
        reader.save()
    return reader


@transaction.atomic
def leave(*, token: str) -> Subscriber:
    """Take a reader off the list; leaving twice changes nothing."""
    reader = reader_of(token)
    if reader.left_at is None:
        reader.left_at = clock.now()
        reader.save(update_fields=["left_at"])
    return reader
