"""A web server on loopback that answers what each test wants, and behaves badly when asked to."""

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

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
            if request.command != "HEAD":
                request.wfile.write(body)

        self.answers[path] = answer
        return f"{self.origin}{path}"


@pytest.fixture
def site(settings) -> Iterator[Site]:
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = body.decode("utf-8", "replace")
            asked = {"path": self.path, "method": self.command, "body": said}
            self.rfile = io.BytesIO(body)  # An answer may read what was sent for itself.
            served.asked.append(asked | dict(self.headers.items()))
            try:
                path = self.path if self.path in served.answers else self.path.partition("?")[0]
                served.answers[path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        do_HEAD = do_POST = do_GET  # noqa: N815 -- the names that http.server calls.

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
