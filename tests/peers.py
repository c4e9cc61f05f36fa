"""Real servers that tests start on loopback: one that speaks Mastodon's API, and a mailbox."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

TOKEN = "mock_token"


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """A Mastodon-compatible server that runs beside the tests (mastodon_mock)."""

    origin: str

    def posts(self) -> list[dict]:
        request = Request(f"{self.origin}/api/v1/accounts/verify_credentials")
        request.add_header("Authorization", f"Bearer {TOKEN}")
        with urlopen(request, timeout=10) as answer:
            own = json.load(answer)["id"]
        listed = Request(f"{self.origin}/api/v1/accounts/{own}/statuses?limit=40")
        listed.add_header("Authorization", f"Bearer {TOKEN}")
        with urlopen(listed, timeout=10) as answer:
            return json.load(answer)


@pytest.fixture(scope="session")
def mastodon_process() -> Iterator[Server]:
    port = a_free_port()
    program = Path(sys.executable).with_name("mastodon_mock")
    command = str(program) if program.exists() else shutil.which("mastodon_mock")
    process = subprocess.Popen(
        [
            command,
            "serve",
            "--in-memory",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--log-level",
            "error",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(f"http://127.0.0.1:{port}")
    for _ in range(300):
        try:
            server.posts()
            break
        except OSError:
            time.sleep(0.1)
    yield server
    process.terminate()
    process.wait(timeout=20)


class Mailbox:
    """Keep every letter an SMTP server was given."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name.
        if address in self.refused:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name.
        self.letters.append((envelope.rcpt_tos[0], envelope.content))
        return "250 OK"
