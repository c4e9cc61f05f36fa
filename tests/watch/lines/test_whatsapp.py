"""WhatsApp Cloud: signed calls only, and answers as its interface asks for them."""

import hashlib
import hmac
import json

import pytest
from tests.watch.lines.conftest import RUMOUR, a_line, call

from kakaki.kernel.errors import RefusedError
from kakaki.watch import replying
from kakaki.watch.models import InboundMessage, Item, Reply


def body(text: str = RUMOUR, *, own: str = "77", **message: object) -> bytes:
    told = {"id": "wamid.1", "from": "22790000001", "type": "text", "text": {"body": text}}
    value = {"metadata": {"phone_number_id": own}, "messages": [told | message]}
    return json.dumps({"entry": [{"changes": [{"value": value}]}]}).encode()


def signed(row, content: bytes, secret: str = "clef") -> None:
    mark = hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
    call(row, content, x_hub_signature_256=f"sha256={mark}")


def test_a_signed_message_is_kept_once_and_answered(country, site, settings):
    settings.KAKAKI_WHATSAPP_API = site.origin
    site.gives("/77/messages", b'{"messages":[{"id":"wamid.out"}]}')
    row = a_line(country, "whatsapp")
    signed(row, body())
    signed(row, body())
    assert Item.objects.get().text == RUMOUR
    assert replying.send_replies() == 1
    asked = site.asked[0]
    assert asked["Authorization"] == "Bearer jeton"
    assert json.loads(asked["body"])["to"] == "22790000001"
    assert Reply.objects.get().reference == "wamid.out"


@pytest.mark.parametrize("given", ["", "sha256=", "sha1=00", "sha256=" + "0" * 64, "é"])
def test_a_malformed_or_wrong_signature_is_refused(country, given):
    row = a_line(country, "whatsapp")
    with pytest.raises(RefusedError):
        call(row, body(), x_hub_signature_256=given)
    assert not InboundMessage.objects.exists()


def test_a_body_changed_after_it_was_signed_is_refused(country):
    row = a_line(country, "whatsapp")
    mark = hmac.new(b"clef", body(), hashlib.sha256).hexdigest()
    with pytest.raises(RefusedError):
        call(row, body("autre chose que cela"), x_hub_signature_256=f"sha256={mark}")


def test_the_handshake_gives_the_challenge_back_for_the_right_word_only(country):
    row = a_line(country, "whatsapp")
    query = "hub.mode=subscribe&hub.verify_token={}&hub.challenge={}"
    assert call(row, method="GET", query=query.format("mot", "42")) == "42"
    for word, challenge in (("faux", "42"), ("mot", "<script>"), ("mot", "")):
        with pytest.raises(RefusedError):
            call(row, method="GET", query=query.format(word, challenge))


def test_what_is_for_another_number_and_what_is_no_message_is_left(country):
    row = a_line(country, "whatsapp")
    signed(row, body(own="78"))
    for content in (b"{}", b'{"entry":[null,{"changes":[{"value":[]}]}]}', b'{"entry":{}}'):
        signed(row, content)
    assert not InboundMessage.objects.exists()
