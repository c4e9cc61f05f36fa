"""SMS through Kannel, against a gateway on loopback that speaks as its guide says."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from tests.watch.lines.conftest import RUMOUR, a_line, call

from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.watch import replying
from kakaki.watch.models import Item, Reply


def sms(row, text: str = quote(RUMOUR), *, secret: str = "mot", charset: str = "UTF-8", number="1"):
    query = f"from=%2B22790000001&text={text}&id={number}&charset={charset}&secret={secret}"
    call(row, method="GET", query=query)


def test_a_message_is_kept_and_its_receipt_is_given_to_the_gateway(country, site, settings):
    settings.KAKAKI_SMS_GATEWAY = site.gives("/cgi-bin/sendsms", b"0: Accepted", status=202)
    sms(a_line(country, "sms"))
    assert Item.objects.get().text == RUMOUR
    assert replying.send_replies() == 1
    asked = parse_qs(urlsplit(site.asked[0]["path"]).query)
    assert (asked["to"], asked["from"]) == (["+22790000001"], ["8080"])
    assert "ne partagez pas" in asked["text"][0]


def test_a_hausa_answer_is_asked_to_be_sent_in_its_own_letters(country, site, settings):
    settings.KAKAKI_SMS_GATEWAY = site.gives("/cgi-bin/sendsms", b"0: Accepted", status=202)
    row = a_line(country, "sms")
    sms(row, "HA")
    sms(row, quote(RUMOUR), number="2")
    replying.send_replies()
    last = parse_qs(urlsplit(site.asked[-1]["path"]).query)
    assert last["coding"] == ["2"]
    assert "yaɗa" in last["text"][0]


@pytest.mark.parametrize(
    ("charset", "codec"), [("UTF-16BE", "utf-16-be"), ("ISO-8859-1", "latin-1")]
)
def test_a_message_in_the_letters_of_the_gateway_is_read(country, charset, codec):
    sms(
        a_line(country, "sms"),
        quote("L'été à Bilmari est très chaud".encode(codec)),
        charset=charset,
    )
    assert Item.objects.get().text == "L'été à Bilmari est très chaud"


def test_a_call_without_the_word_or_the_number_is_refused(country):
    row = a_line(country, "sms")
    with pytest.raises(RefusedError):
        sms(row, secret="faux")
    with pytest.raises(InvalidInputError):
        sms(row, number="")


def test_without_a_gateway_an_answer_waits_and_says_why(country, settings):
    settings.KAKAKI_SMS_GATEWAY = ""
    sms(a_line(country, "sms"))
    assert replying.send_replies() == 0
    reply = Reply.objects.get()
    assert reply.state == "ready"
    assert "KAKAKI_SMS_GATEWAY" in reply.advice
