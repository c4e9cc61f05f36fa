"""The Telegram bot, against a server on loopback that speaks as the Bot API says."""

import json

import pytest
from tests.watch.lines.conftest import RUMOUR, a_line, call

from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.watch import replying
from kakaki.watch.models import Asker, InboundMessage, Item, Reply, TipLine


def update(text: str = RUMOUR, number: int = 1, **message: object) -> bytes:
    told = {"message_id": 5, "date": 1, "chat": {"id": 99, "type": "private"}, "text": text}
    return json.dumps({"update_id": number, "message": told | message}).encode()


def say(row, *given, **fields):
    call(row, update(*given, **fields), x_telegram_bot_api_secret_token="mot")


def test_a_rumour_is_kept_and_its_receipt_is_sent_back_once(country, site, settings):
    settings.KAKAKI_TELEGRAM_API = site.origin
    site.gives("/bot12:ab/sendMessage", b'{"ok":true,"result":{"message_id":7}}')
    row = a_line(country, "telegram")
    say(row)
    assert replying.send_replies() == 1
    assert replying.send_replies() == 0
    (asked,) = site.asked
    sent = json.loads(asked["body"])
    assert sent["chat_id"] == 99
    assert "Pas encore vérifié, ne partagez pas." in sent["text"]
    item = Item.objects.get()
    assert (item.text, item.ministry, item.source) == (RUMOUR, country.health, "telegram")
    assert Reply.objects.get().reference == "7"


def test_an_update_brought_again_is_read_once(country):
    row = a_line(country, "telegram")
    say(row)
    say(row)
    assert (Item.objects.count(), Reply.objects.count()) == (1, 1)


def test_who_wrote_is_not_in_clear_in_any_row(country):
    say(a_line(country, "telegram"), chat={"id": 123456789, "type": "private"})
    for model in (Asker, InboundMessage, Item, Reply):
        assert "123456789" not in str(list(model.objects.values()))


@pytest.mark.parametrize("given", ["", "faux", "mot "])
def test_a_call_without_the_secret_is_refused_counted_and_said(country, given):
    row = a_line(country, "telegram")
    with pytest.raises(RefusedError):
        call(row, update(), x_telegram_bot_api_secret_token=given)
    row.refresh_from_db()
    assert (row.refused, row.received) == (1, 0)
    assert "signature" in row.error
    assert not Item.objects.exists()


def test_a_group_an_edit_and_a_strange_update_are_not_answered(country):
    row = a_line(country, "telegram")
    say(row, chat={"id": -5, "type": "group"})
    say(row, chat="x")
    for body in (b'{"update_id":3,"edited_message":{}}', b'{"message":{}}'):
        call(row, body, x_telegram_bot_api_secret_token="mot")
    assert not InboundMessage.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b"\xff\xfe"])
def test_a_body_that_cannot_be_read_is_refused(country, body):
    with pytest.raises(InvalidInputError):
        call(a_line(country, "telegram"), body, x_telegram_bot_api_secret_token="mot")
    assert TipLine.objects.get().refused == 1


def test_a_voice_message_is_said_not_to_be_read(country):
    say(a_line(country, "telegram"), "", voice={"file_id": "x"})
    assert "seuls les textes" in Reply.objects.get().text
    assert not Item.objects.exists()
