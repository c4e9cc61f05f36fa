"""A Telegram bot: updates come by webhook, answers go through the Bot API."""

import json

from django.conf import settings

from kakaki.fetching.facade import ask
from kakaki.watch.line import Call, Heard, Line, Need, Told, same_or_refused
from kakaki.watch.platforms import check_status, read_json


class Telegram(Line):
    """A bot to which people write in private; groups are never answered."""

    label = "Bot Telegram"
    help = "Créez le bot avec @BotFather, puis donnez l’adresse d’appel avec setWebhook."
    needs = (
        Need("token", "Jeton du bot", is_secret=True),
        Need("webhook", "secret_token donné à setWebhook", is_secret=True),
    )
    longest = 4_096

    def check(self, call: Call, told: Told) -> None:
        """Raise RefusedError unless the header holds the secret given to setWebhook."""
        given = call.headers.get("x-telegram-bot-api-secret-token", "")
        same_or_refused(given, told.get("webhook", ""))

    def read(self, call: Call, told: Told) -> tuple[Heard, ...]:
        """Return the private message of an update; what is edited or said in a group is none."""
        update = read_json(call.body)
        message = update.get("message")
        number = update.get("update_id")
        if not isinstance(message, dict) or not isinstance(number, int):
            return ()
        chat = message.get("chat")
        if not isinstance(chat, dict) or chat.get("type") != "private":
            return ()
        text = str(message.get("text") or message.get("caption") or "")
        has_sound = bool(message.get("voice") or message.get("audio"))
        return (Heard(str(number), str(chat.get("id", "")), text, has_sound and not text),)

    def send(self, *, to: str, text: str, told: Told) -> str:
        """Say a text in a private chat; return the number of the message."""
        body = json.dumps({"chat_id": int(to), "text": text, "disable_notification": True})
        answer = ask(
            f"{settings.KAKAKI_TELEGRAM_API}/bot{told['token']}/sendMessage",
            body=body.encode(),
            headers=(("Content-Type", "application/json"),),
        )
        check_status(answer.status)
        result = read_json(answer.content).get("result")
        return str(result.get("message_id", "")) if isinstance(result, dict) else ""


line = Telegram(__name__)
