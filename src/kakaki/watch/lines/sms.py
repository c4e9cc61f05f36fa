"""SMS through a Kannel gateway: messages come by its get-url, answers go by its sendsms."""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from kakaki.fetching.facade import ask
from kakaki.kernel.errors import InvalidInputError, UnavailableError
from kakaki.watch.line import Call, Heard, Line, Need, Told, same_or_refused
from kakaki.watch.platforms import check_status

# The letters of GSM 03.38; anything else makes the whole message UCS-2, which must be asked.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)
ENCODINGS = {"utf-8": "utf-8", "utf-16be": "utf-16-be", "iso-8859-1": "latin-1", "": "utf-8"}


class Sms(Line):
    """A short number behind the gateway that the operator set with KAKAKI_SMS_GATEWAY."""

    label = "SMS (Kannel)"
    help = (
        "get-url de Kannel : l’adresse d’appel, suivie de"
        " ?from=%p&text=%a&id=%I&charset=%C&secret=votre-mot."
    )
    needs = (
        Need("number", "Numéro court ou expéditeur"),
        Need("username", "Nom d’utilisateur de sendsms"),
        Need("password", "Mot de passe de sendsms", is_secret=True),
        Need("webhook", "Mot mis dans get-url (secret=…)", is_secret=True),
    )
    longest = 306  # signs: two parts of a message without accents.

    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError unless the call holds the word put in get-url."""
        same_or_refused(_asked(call).get("secret", ""), told.get("webhook", ""))

    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return the one message of a call, whatever its letters came in."""
        asked = _asked(call)
        if not asked.get("id") or not asked.get("from"):
            raise InvalidInputError("no id", advice="Un appel sans numéro de message a été refusé.")
        encoding = ENCODINGS.get(asked.get("charset", "").lower(), "utf-8")
        text = asked.get("text", "").encode("latin-1", "replace").decode(encoding, "replace")
        return (Heard(asked["id"], asked["from"], text),)

    def send(self, *, to: str, text: str, told: Told) -> str:
        """Give a text to the gateway."""
        if not settings.KAKAKI_SMS_GATEWAY:
            raise UnavailableError(
                "no gateway", advice="Aucune passerelle SMS : l’opérateur règle KAKAKI_SMS_GATEWAY."
            )
        asked = {
            "username": told.get("username", ""), "password": told.get("password", ""),
            "from": told.get("number", ""), "to": to, "text": text, "charset": "UTF-8",
        }  # fmt: skip
        if not set(text) <= GSM:
            asked["coding"] = "2"
        answer = ask(f"{settings.KAKAKI_SMS_GATEWAY}?{urlencode(asked)}", is_ours=True)
        check_status(answer.status)
        return answer.content.decode("utf-8", "replace")[:200]


def _asked(call: Call) -> dict[str, str]:
    """Return the query as bytes in latin-1: Kannel may write a text in UTF-16."""
    return dict(parse_qsl(call.query, keep_blank_values=True, encoding="latin-1"))


line = Sms(__name__)
