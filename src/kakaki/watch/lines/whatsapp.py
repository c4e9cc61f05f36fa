"""WhatsApp Cloud: messages come by signed webhook, answers go within the day they are asked."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from kakaki.fetching.facade import ask
from kakaki.kernel.errors import RefusedError
from kakaki.watch.line import Call, Heard, Line, Need, Told, same_or_refused
from kakaki.watch.platforms import check_status, read_json


class WhatsApp(Line):
    """A business number of the WhatsApp Cloud API."""

    label = "WhatsApp"
    help = "Un numéro de l’API WhatsApp Cloud. Donnez l’adresse d’appel dans le tableau de Meta."
    needs = (
        Need("phone_number_id", "Identifiant du numéro (phone_number_id)"),
        Need("token", "Jeton d’accès", is_secret=True),
        Need("app_secret", "Secret de l’application", is_secret=True),
        Need("verify_token", "Mot de vérification du webhook", is_secret=True),
    )
    longest = 4_096

    def challenge(self, call: Call, told: Told) -> str | None:
        """Return the challenge of Meta's handshake; raise RefusedError without the right word."""
        if call.method != "GET":
            return None
        asked = {name: values[-1] for name, values in parse_qs(call.query).items()}
        same_or_refused(asked.get("hub.verify_token", ""), told.get("verify_token", ""))
        if asked.get("hub.mode") != "subscribe" or not asked.get("hub.challenge", "").isdigit():
            raise RefusedError("handshake", advice="Un appel sans défi a été refusé.")
        return asked["hub.challenge"]

    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError unless the body is signed with the secret of the application."""
        secret = told.get("app_secret", "")
        expected = hmac.new(secret.encode(), call.body, hashlib.sha256).hexdigest()
        given = call.headers.get("x-hub-signature-256", "")
        same_or_refused(given, f"sha256={expected}" if secret else "")

    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return the messages of a call that are for this number; statuses are none."""
        return tuple(_heard(read_json(call.body), told.get("phone_number_id", "")))

    def send(self, *, to: str, text: str, told: Told) -> str:
        """Say a text; return the number of the message."""
        body = {"messaging_product": "whatsapp", "to": to, "type": "text", "text": {"body": text}}
        answer = ask(
            f"{settings.KAKAKI_WHATSAPP_API}/{told['phone_number_id']}/messages",
            body=json.dumps(body).encode(),
            headers=(
                ("Content-Type", "application/json"),
                ("Authorization", f"Bearer {told['token']}"),
            ),
        )
        check_status(answer.status)
        taken = _dicts(read_json(answer.content).get("messages"))
        return str(next(taken, {}).get("id", ""))


def _dicts(found: Any) -> Iterator[dict[str, Any]]:
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _heard(given: dict[str, Any], own: str) -> Iterator[Heard]:
    for entry in _dicts(given.get("entry")):
        for change in _dicts(entry.get("changes")):
            value = change.get("value")
            if not isinstance(value, dict) or not _is_for(value, own):
                continue
            for message in _dicts(value.get("messages")):
                if message.get("id") and message.get("from"):
                    words = message.get("text")
                    text = str(words.get("body", "")) if isinstance(words, dict) else ""
                    yield Heard(
                        str(message["id"]), str(message["from"]), text,
                        message.get("type") in {"audio", "voice"},
                    )  # fmt: skip


def _is_for(value: dict[str, Any], own: str) -> bool:
    told = value.get("metadata")
    return isinstance(told, dict) and str(told.get("phone_number_id", "")) == own


line = WhatsApp(__name__)
