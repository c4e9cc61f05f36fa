"""Two ministries, the Cabinet, and somebody in each; a web server on loopback that behaves badly."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.factories import a_ministry, a_person

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.accounts.models import Ministry
from kakaki.watch import services
from kakaki.watch.models import Item, Story


@dataclass
class Country:
    """Who may read what."""

    health: Ministry
    water: Ministry
    cabinet: Ministry
    officer: Person
    head: Person
    stranger: Person
    coordinator: Person
    operator: Person


@pytest.fixture
def country(db: None) -> Country:
    cabinet = a_ministry("cabinet", is_cabinet=True)
    health, water = a_ministry("sante"), a_ministry("hydraulique")

    def of(ministry: Ministry, role: str) -> Person:
        return accounts.person_of(a_person(ministry, role))

    return Country(
        health,
        water,
        cabinet,
        of(health, "redacteur"),
        of(health, "responsable"),
        of(water, "responsable"),
        of(cabinet, "cabinet"),
        of(cabinet, "operateur"),
    )


def tip(text: str, ministry: Ministry | None = None, **fields: str) -> Item:
    """Send a tip and return it analysed."""
    number = services.receive(
        source="web_form", text=text, ministry_id=ministry.pk if ministry else None, **fields
    ).number
    services.analyse_left()
    return Item.objects.get(receipt=number)


def story_of(text: str, ministry: Ministry | None = None, **fields: str) -> Story:
    """Send a tip and return its story."""
    found = tip(text, ministry, **fields).story
    assert found is not None
    return found


Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A web server that answers what each test wants, and remembers what it was asked."""

    origin: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def gives(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer a path with these bytes; return its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer
        return f"{self.origin}{path}"


@pytest.fixture
def site(settings) -> Iterator[Site]:
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append({"path": self.path} | dict(self.headers.items()))
            try:
                served.answers[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
