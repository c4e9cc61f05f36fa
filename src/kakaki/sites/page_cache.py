"""Answer for public pages before Django wakes up: a plain ASGI layer over the page store."""

import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from kakaki.sites.engine.robots import is_robot
from kakaki.sites.page_store import PageStore, StoredPage
from kakaki.sites.visit_counter import VisitCounter

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# A view that may be kept names what it shows in this header, separated by spaces; it never
# leaves the server. Tags: page:ID, site:MINISTRY, listing:MINISTRY, government.
TAGS_HEADER = b"x-kakaki-tags"
LARGEST_PAGE = 1_000_000  # bytes
NEVER_KEPT = {b"set-cookie"}


Headers = list[tuple[bytes, bytes]]


def _header(headers: list[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value for key, value in headers if key.lower() == name), b"")


def _may_be_kept(scope: Scope) -> bool:
    """Tell whether a request is one that everybody would be answered alike."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["query_string"]:
        return False
    headers = scope["headers"]
    return not _header(headers, b"cookie") and not _header(headers, b"authorization")


class PageCache:
    """Serve kept pages, and keep what the application says may be kept.

    With a `port`, a page asked for under any other is not kept: a stranger who makes ports up
    would fill the disk with copies of one page.
    """

    def __init__(
        self,
        app: App,
        store: PageStore,
        *,
        port: int | None = None,
        visits: VisitCounter | None = None,
    ) -> None:
        self.app = app
        self.store = store
        self.port = port
        self.visits = visits

    def _count(self, scope: Scope, headers: Headers) -> None:
        """Count the reading of a public page by a person, whoever that is."""
        if self.visits is None or scope["method"] != "GET":
            return
        if not _header(headers, b"content-type").startswith(b"text/html"):
            return
        asked = scope["headers"]
        if b"prefetch" in _header(asked, b"sec-purpose") or is_robot(_header(asked, b"user-agent")):
            return
        host = _header(asked, b"host").decode("latin-1").lower().partition(":")[0]
        self.visits.count(host, scope["path"])

    def _is_our_port(self, host: str) -> bool:
        given = host.rpartition(":")[2] if ":" in host else ""
        return self.port is None or given in ("", str(self.port))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _may_be_kept(scope):
            await self.app(scope, receive, self._told(scope, send))
            return
        host = _header(scope["headers"], b"host").decode("latin-1").lower()
        page = self.store.read(host, scope["path"])
        if page is None and not self._is_our_port(host):
            await self.app(scope, receive, self._told(scope, send))
        elif page is None:
            await self._answer_and_keep(host, scope, receive, send)
        else:
            await self._answer(page, scope, send)

    def _told(self, scope: Scope, send: Send) -> Send:
        """Count what goes by when it is a public page, and take the tags off it."""

        async def passed_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Only what everybody may read carries tags: no receipt, no desk, no draft.
                if message["status"] == 200 and _header(message["headers"], TAGS_HEADER):
                    self._count(scope, message["headers"])
                kept = [item for item in message["headers"] if item[0].lower() != TAGS_HEADER]
                message = {**message, "headers": kept}
            await send(message)

        return passed_on

    async def _answer(self, page: StoredPage, scope: Scope, send: Send) -> None:
        mark = f'"{page.etag}"'.encode()
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in page.headers
        ]
        self._count(scope, headers)
        headers += [(b"etag", mark), (b"vary", b"Accept-Encoding"), (b"x-kept", b"1")]
        if _header(scope["headers"], b"if-none-match") == mark:
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body = page.body
        if b"gzip" in _header(scope["headers"], b"accept-encoding"):
            body = page.compressed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        sent = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": sent})

    async def _answer_and_keep(self, host: str, scope: Scope, receive: Receive, send: Send) -> None:
        generation = self.store.generation()
        start: Message = {}
        parts: list[bytes] = []
        size = 0
        passed_on = self._told(scope, send)

        async def watched(message: Message) -> None:
            nonlocal start, size
            if message["type"] == "http.response.start":
                start = message
            elif message["type"] == "http.response.body" and size <= LARGEST_PAGE:
                size += len(message.get("body", b""))
                parts.append(message.get("body", b""))
            await passed_on(message)

        await self.app(scope, receive, watched)
        if not start or start["status"] != 200 or scope["method"] != "GET" or size > LARGEST_PAGE:
            return
        headers = [(bytes(name).lower(), bytes(value)) for name, value in start["headers"]]
        tags = _header(headers, TAGS_HEADER).decode("latin-1").split()
        names = {name for name, _ in headers}
        if not tags or names & NEVER_KEPT or b"cookie" in _header(headers, b"vary").lower():
            return
        dropped = {TAGS_HEADER, b"content-length", b"etag", b"vary", b"content-encoding"}
        body, encoding = b"".join(parts), _header(headers, b"content-encoding")
        if encoding not in {b"", b"gzip"}:
            return
        self.store.write(
            host,
            scope["path"],
            headers=[
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in headers
                if name not in dropped
            ],
            body=gzip.decompress(body) if encoding else body,
            tags=tags,
            generation=generation,
        )
