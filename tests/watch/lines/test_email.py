"""Letters piped in: read without what they quote, answered once, never to a machine."""

import io
import sys

import pytest
from django.core import mail
from tests.watch.lines.conftest import RUMOUR, a_line, call

from kakaki.config.commands import receive_mail
from kakaki.kernel.errors import NotFoundError, RefusedError
from kakaki.watch import replying, talking
from kakaki.watch.models import InboundMessage, Item

ADDRESS = "signaler@sante.kounta.example"


def letter(words: str = RUMOUR, **headers: str) -> bytes:
    given = {"From": "Issa <issa@exemple.kt>", "Message-ID": "<1@exemple.kt>", "Subject": "Eau"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\n" for name, value in given.items())
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{words}\n".encode()


def test_a_letter_is_kept_once_without_its_quotes_and_answered(country):
    a_line(country, "email")
    quoted = f"{RUMOUR}\n\nLe 3 mars 2026, Ali a écrit :\n> Bonjour\n-- \nIssa Danda"
    for _ in range(2):
        talking.receive_mail(address=ADDRESS.upper(), letter=letter(quoted))
    assert Item.objects.get().text == RUMOUR
    assert replying.send_replies() == 1
    (sent,) = mail.outbox
    assert sent.to == ["issa@exemple.kt"]
    assert sent.extra_headers["Auto-Submitted"] == "auto-replied"


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x>"},
     {"Return_Path": "<>"}, {"From": ADDRESS}],
    ids=["automatic", "bulk", "list", "bounce", "ourselves"],
)  # fmt: skip
def test_a_machine_is_never_answered(country, headers):
    a_line(country, "email")
    talking.receive_mail(address=ADDRESS, letter=letter(**headers))
    assert not InboundMessage.objects.exists()


def test_a_letter_does_not_come_by_the_web_nor_to_an_unknown_address(country):
    row = a_line(country, "email")
    with pytest.raises(RefusedError):
        call(row, letter())
    with pytest.raises(NotFoundError):
        talking.receive_mail(address="autre@sante.kounta.example", letter=letter())


def test_a_letter_of_noise_is_refused_and_one_with_a_strange_charset_is_read_by_its_subject(
    country,
):
    a_line(country, "email")
    strange = (
        letter()
        .replace(b"charset=utf-8", b"charset=klingon")
        .replace(b"Subject: Eau", b"Subject: Le puits de Bilmari est sale")
    )
    talking.receive_mail(address=ADDRESS, letter=strange)
    assert Item.objects.count() == 1


def test_the_command_keeps_a_letter_and_says_what_it_refuses(country, monkeypatch, capsys):
    a_line(country, "email")
    asked = type("Asked", (), {"address": ADDRESS})
    for content, code in ((letter(), 0), (b"\x00\xff", 65), (b"x" * 10_000_001, 65)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert receive_mail.run(asked) == code
    assert Item.objects.count() == 1
    assert "10 Mo" in capsys.readouterr().err
