"""Letters: the mail server pipes each one to `kakaki receive-mail`; answers go by its way out."""

import hashlib
import re
import smtplib
from email import message_from_bytes, policy
from email.message import EmailMessage as Letter
from email.utils import parseaddr

from django.core.mail import EmailMessage

from kakaki.fetching.facade import UnsureError
from kakaki.kernel.errors import InvalidInputError, RefusedError, UnavailableError
from kakaki.watch.line import Call, Heard, Line, Need, Told

QUOTED = re.compile(r"^(>.*|-- ?|Le .{5,120} a écrit ?:|On .{5,120} wrote:)$")


class Email(Line):
    """An address whose letters are piped in; machines are never answered."""

    label = "Courriel"
    help = "Le serveur de courrier donne chaque lettre à la commande kakaki receive-mail."
    needs = (Need("address", "Adresse de la ligne"),)
    longest = 2_000

    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError for anything that comes by the web."""
        if call.method != "MAIL":
            raise RefusedError("web", advice="Cette ligne ne se lit que par le courrier.")

    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return the words of a letter without what it quotes; none for a letter of a machine."""
        letter = message_from_bytes(call.body, policy=policy.default)
        sender = parseaddr(str(letter.get("From", "")))[1].lower()
        if "@" not in sender:
            raise InvalidInputError("sender", advice="Une lettre sans expéditeur a été refusée.")
        if _is_machine(letter) or sender == told.get("address", "").lower():
            return ()
        number = str(letter.get("Message-ID", "")).strip()
        number = number or hashlib.sha256(call.body).hexdigest()
        return (Heard(number, sender, _words(letter)),)

    def send(self, *, to: str, text: str, told: Told) -> str:
        """Write back, marked as automatic so that no machine answers."""
        mail = EmailMessage(
            subject="Votre signalement", body=text, to=[to], reply_to=[told["address"]],
            headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
        )  # fmt: skip
        try:
            mail.send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
            raise RefusedError(str(error), advice="Le serveur refuse cette adresse.") from error
        except (ConnectionRefusedError, smtplib.SMTPConnectError) as error:
            raise UnavailableError(
                str(error), advice="Le serveur de courrier ne répond pas."
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise UnsureError(str(error)) from error
        return ""


def _is_machine(letter: Letter) -> bool:
    automatic = str(letter.get("Auto-Submitted", "no")).lower() != "no"
    bulk = str(letter.get("Precedence", "")).lower() in {"bulk", "junk", "list", "auto_reply"}
    return automatic or bulk or "List-Id" in letter or str(letter.get("Return-Path", "")) == "<>"


def _words(letter: Letter) -> str:
    part = letter.get_body(preferencelist=("plain",))
    try:
        text = str(part.get_content()) if part is not None else ""
    except (LookupError, ValueError):
        text = ""
    if not text.strip():
        text = str(letter.get("Subject", ""))
    kept: list[str] = []
    for row in text.splitlines():
        if row.strip() in {"--", "-- "}:
            break
        if not QUOTED.match(row.strip()):
            kept.append(row)
    return "\n".join(kept).strip()


line = Email(__name__)
