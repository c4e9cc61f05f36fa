"""USSD through an HTTP gateway: every screen is the answer to the call that asks for it."""

import hashlib
from urllib.parse import parse_qs

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.line import Call, Heard, Line, Need, Told, same_or_refused


class Ussd(Line):
    """A code such as *123#; where somebody stands is kept in rows, not in the gateway."""

    label = "USSD"
    help = "Adresse d’appel, suivie de ?secret=votre-mot. Écrans de 182 signes, CON et END."
    needs = (Need("webhook", "Mot mis dans l’adresse (secret=…)", is_secret=True),)
    longest = 182 - len("CON ")
    answers_the_call = True

    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError unless the call holds the word put in the address."""
        given = parse_qs(call.query).get("secret", [""])[-1]
        same_or_refused(given, told.get("webhook", ""))

    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return what was typed last; a session that begins asks for the menu."""
        given = {
            name: values[-1]
            for name, values in parse_qs(
                call.body.decode("utf-8", "replace"), keep_blank_values=True
            ).items()
        }
        session, sender = given.get("sessionId", ""), given.get("phoneNumber", "")
        if not session or not sender:
            raise InvalidInputError("no session", advice="Un appel USSD sans session a été refusé.")
        typed = given.get("text", "")
        # The same screen of the same session is the same message, however often it is asked for.
        number = hashlib.sha256(f"{session}\x1f{typed}".encode()).hexdigest()
        return (Heard(number, sender, typed.rpartition("*")[2] or "menu"),)

    def answer(self, texts: tuple[str, ...]) -> str:
        """Return one screen; the gateway keeps the session until the person hangs up."""
        return f"CON {texts[-1]}" if texts else "END"


line = Ussd(__name__)
