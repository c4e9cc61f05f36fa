"""Write and send the letters of a mailing so that a cut never sends one twice."""

import hashlib
import smtplib
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from kakaki.accounts import facade as accounts
from kakaki.channels.channel import Message
from kakaki.channels.errors import ChannelRefusedError
from kakaki.channels.models import Letter, Subscriber

SALT = "kakaki.channels.subscription"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the letters of a mailing stand."""

    sent: int
    waiting: int
    in_doubt: int
    refused: int

    def in_words(self) -> str:
        """Return one French sentence."""
        s = "s" if self.sent > 1 else ""
        if not (self.sent or self.waiting or self.in_doubt or self.refused):
            return "Personne n’est encore abonné : aucune lettre à envoyer."
        words = [f"{self.sent} lettre{s} envoyée{s}"]
        if self.in_doubt:
            words.append(f"{self.in_doubt} en doute, non renvoyée(s)")
        if self.refused:
            words.append(f"{self.refused} refusée(s)")
        return ", ".join(words) + "."


def subscription_token(subscriber: Subscriber) -> str:
    """Return the token that proves a letter was received at this address."""
    return signing.dumps(subscriber.pk, salt=SALT)


def has_letters(*, message: Message) -> bool:
    """Tell whether the letters of a mailing were written."""
    return Letter.objects.filter(delivery_key=message.key).exists()


def outcome(*, message: Message) -> Outcome:
    """Return how the letters of a mailing stand."""
    states = Counter(
        Letter.objects.filter(delivery_key=message.key).values_list("state", flat=True)
    )
    return Outcome(
        sent=states["sent"],
        waiting=states["ready"],
        in_doubt=states["sending"],
        refused=states["refused"],
    )


@transaction.atomic
def write_letters(*, message: Message) -> None:
    """Write one letter for each confirmed subscriber; writing again adds none."""
    known = set(
        Letter.objects.filter(delivery_key=message.key).values_list("subscriber_id", flat=True)
    )
    if known:
        return
    readers = Subscriber.objects.filter(
        ministry_id=message.ministry_id, confirmed_at__isnull=False, left_at=None
    )
    Letter.objects.bulk_create(
        Letter(delivery_key=message.key, subscriber=reader, message_id=_number(message, reader))
        for reader in readers
    )


@transaction.atomic
def put_back(*, message: Message) -> None:
    """Make the letters in doubt ready again: a person prefers a letter twice to no letter."""
    Letter.objects.filter(delivery_key=message.key, state="sending").update(state="ready")


def _number(message: Message, reader: Subscriber) -> str:
    """Return the Message-ID of a letter: always the same for the same letter."""
    mark = hashlib.sha256(f"{message.key}:{reader.pk}".encode()).hexdigest()[:32]
    return f"<{mark}@{settings.KAKAKI_DOMAIN}>"


def _letter(message: Message, letter: Letter) -> EmailMultiAlternatives:
    token = subscription_token(letter.subscriber)
    leave = settings.KAKAKI_ORIGIN + reverse("channels:leave", args=[token])
    subject, _, rest = message.text.strip().partition("\n")
    context = {
        "subject": subject,
        "rest": rest.strip(),
        "url": message.url,
        "leave": leave,
        "ministry": accounts.ministry(message.ministry_id),
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string("channels/letter.txt", context),
        to=[letter.subscriber.email],
        headers={
            "Message-ID": letter.message_id,
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("channels/letter.html", context), "text/html")
    return mail


def send_letters(*, message: Message) -> Outcome:
    """Send every letter that is ready; raise ChannelRefusedError when the server is out of reach.

    A letter is marked « sending » before it leaves and « sent » after: a cut in between leaves it
    in doubt, and a letter in doubt is never sent again by itself.
    """
    ready = Letter.objects.filter(delivery_key=message.key, state="ready").order_by("pk")
    if not ready.exists():
        return outcome(message=message)
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise ChannelRefusedError(
            str(error), advice="Le serveur de courrier ne répond pas.", is_final=False
        ) from error
    try:
        for letter in ready.select_related("subscriber"):
            _send_one(message, letter, connection)
    finally:
        connection.close()
    return outcome(message=message)


def _send_one(message: Message, letter: Letter, connection: object) -> None:
    taken = Letter.objects.filter(pk=letter.pk, state="ready").update(state="sending")
    if not taken:
        return
    if letter.subscriber.left_at is not None:
        advice = "Cette personne s’est désabonnée avant l’envoi."
        Letter.objects.filter(pk=letter.pk).update(state="refused", advice=advice)
        return
    mail = _letter(message, letter)
    mail.connection = connection
    try:
        mail.send()
    except (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPDataError,
        smtplib.SMTPSenderRefused,
    ) as error:
        advice = f"Le serveur refuse cette adresse : {error}"[:200]
        Letter.objects.filter(pk=letter.pk).update(state="refused", advice=advice)
    except (OSError, smtplib.SMTPException) as error:
        raise ChannelRefusedError(
            str(error), advice="Le serveur de courrier a coupé la ligne.", is_final=False
        ) from error
    else:
        Letter.objects.filter(pk=letter.pk).update(state="sent")
