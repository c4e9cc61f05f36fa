"""Real servers on loopback: a Mastodon-compatible one, a line that can be cut, and SMTP."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.request import Request, urlopen

import pytest
from aiosmtpd.controller import Controller
from tests.factories import a_ministry, a_person
from tests.peers import Mailbox, Server, a_free_port, mastodon_process  # noqa: F401 -- a fixture.

from kakaki.accounts import facade as accounts
from kakaki.channels import secrets
from kakaki.channels.models import ChannelAccount, Delivery
from kakaki.sites import facade as sites
from kakaki.sites.contracts import PageRef


@pytest.fixture
def mastodon(mastodon_process) -> Server:
    """Return the server, empty: the numbers of pages begin anew with each test."""
    request = Request(f"{mastodon_process.origin}/api/v1/_mock/reset", method="POST")
    with urlopen(request, timeout=20):
        return mastodon_process


@dataclass
class Line:
    """A line to a server that can be cut after the server took the request."""

    target: int
    port: int = 0
    cuts: int = 0
    sent: list[bytes] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.target)) as server:
            request = client.recv(65536)
            head, _, body = request.partition(b"\r\n\r\n")
            length = next(
                (
                    int(h.split(b":")[1])
                    for h in head.split(b"\r\n")
                    if h.lower().startswith(b"content-length")
                ),
                0,
            )
            while len(body) < length:
                more = client.recv(65536)
                request, body = request + more, body + more
            self.sent.append(head.split(b"\r\n")[0])
            server.sendall(head.replace(b"keep-alive", b"close") + b"\r\n\r\n" + body)
            answer = b""
            while part := server.recv(65536):
                answer += part
                if b"\r\n\r\n" in answer and self.whole(answer):
                    break
            if self.cuts and head.startswith((b"POST", b"PUT")):
                self.cuts -= 1
                return
            client.sendall(answer)

    @staticmethod
    def whole(answer: bytes) -> bool:
        head, _, body = answer.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length"):
                return len(body) >= int(line.split(b":")[1])
        return False


@pytest.fixture
def line(mastodon) -> Iterator[Line]:
    listener = socket.create_server(("127.0.0.1", 0))
    cut = Line(int(mastodon.origin.rpartition(":")[2]), listener.getsockname()[1])
    threading.Thread(target=cut.serve, args=(listener,), daemon=True).start()
    yield cut
    listener.close()


@pytest.fixture
def post_office(settings) -> Iterator[Mailbox]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=a_free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield box
    controller.stop()


@pytest.fixture
def ministry(db, settings) -> int:
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True
    return a_ministry_with_a_site()


@pytest.fixture
def page(ministry) -> PageRef:
    return a_text_to_publish(ministry)


def a_ministry_with_a_site() -> int:
    ministry = a_ministry("sante", name="Ministère de la Santé", short_name="Santé")
    sites.open_ministry_site(ministry_id=ministry.pk, actor_id=None)
    return ministry.pk


def a_text_to_publish(ministry: int = 0) -> PageRef:
    """Return a text that is approved and waits for its publication."""
    ministry = ministry or a_ministry_with_a_site()
    writer, reader = a_person(), a_person()
    accounts.give_role(user_id=writer.pk, ministry_id=ministry, role="redacteur")
    accounts.give_role(user_id=reader.pk, ministry_id=ministry, role="responsable")
    saved = sites.save_draft(
        page_id=None, ministry_id=ministry, title="Soins gratuits à Bilmari", lead="Dès lundi. Pour tous.",
        body="Les soins sont gratuits.", actor_id=writer.pk, base_version=None, published_on=date(2026, 3, 2),
        place="Bilmari", language="fr", signer="", role="",
    )  # fmt: skip
    sites.submit_for_approval(page_id=saved.page_id, actor_id=writer.pk)
    sites.approve(page_id=saved.page_id, actor_id=reader.pk, version=saved.version)
    return sites.page(saved.page_id)


def an_account(ministry_id: int, channel: str, **settings: str) -> ChannelAccount:
    token = settings.pop("token", "")
    return ChannelAccount.objects.create(
        ministry_id=ministry_id,
        channel=channel,
        label=channel,
        settings=settings,
        secret=secrets.hide(token),
    )


def publish(page: PageRef) -> list:
    """Publish the page and return its deliveries, none of them done yet."""
    sites.publish_text(page_id=page.id, actor_id=None)

    return list(Delivery.objects.filter(page_id=page.id).order_by("pk"))
