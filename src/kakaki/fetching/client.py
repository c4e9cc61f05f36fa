"""Fetch one public address, and never more than asked: size, time, redirects, neighbours."""

import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
from django.conf import settings

from kakaki.kernel.addresses import is_public
from kakaki.kernel.errors import InvalidInputError, UnavailableError

PATIENCE = 20.0  # seconds for the whole answer, however slowly it drips.
MOST_REDIRECTS = 3
USER_AGENT = b"Kakaki (veille publique)"
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
TIMEOUT = {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 5.0}  # seconds
LOOPBACK = {"127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back; `content` is empty when nothing changed since the marks that were sent.

    `url` is where the redirects led, `headers` what the server said of its answer.
    """

    content: bytes
    etag: str
    modified: str
    is_unchanged: bool = False
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Probed:
    """What a server says of an address: its status and where it leads in the end.

    `is_moved` says that every step on the way is said to be for good.
    """

    status: int
    url: str
    is_moved: bool = False


class _Timed(httpcore.NetworkStream):
    """A line that is dropped when the whole exchange lasts too long."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream, self._end = stream, end

    def _left(self, timeout: float | None) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("too slow")
        return min(left, timeout or left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        tls = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(tls, self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _PublicOnly(httpcore.SyncBackend):
    """Connect to the very address that was judged: a name cannot change between the two."""

    def __init__(self, end: float, *, is_ours: bool = False) -> None:
        super().__init__()
        self._end, self._is_ours = end, is_ours

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)
        addresses = [str(address[0]) for *_, address in found]
        for address in addresses:
            is_loopback = settings.KAKAKI_ALLOW_LOOPBACK_PEERS and address in LOOPBACK
            if not (is_public(address) or is_loopback or self._is_ours):
                raise InvalidInputError(host, advice="Cette adresse n’est pas publique.")
        stream = super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
        return _Timed(stream, self._end)


def check_address(url: str) -> None:
    """Raise InvalidInputError unless this is a plain web address."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web or "@" in parts.netloc or not url.isascii() or " " in url:
        raise InvalidInputError(url, advice="L’adresse doit commencer par https://.")


def fetch(
    url: str, *, etag: str = "", modified: str = "", largest: int, patience: float = PATIENCE
) -> Fetched:
    """Return what stands at a public address: `largest` bytes once unpacked, `patience` seconds.

    Raises InvalidInputError for what must never be fetched or is too heavy, UnavailableError for
    a server that is out of reach, slow or in trouble.
    """
    headers = [(b"User-Agent", USER_AGENT), (b"Accept-Encoding", b"gzip")]
    headers += [(b"If-None-Match", etag.encode("latin-1", "ignore"))] if etag else []
    headers += [(b"If-Modified-Since", modified.encode("latin-1", "ignore"))] if modified else []
    with _pool(patience) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            check_address(url)
            with _told_plainly():
                answer = _once(pool, url, headers, largest)
            if isinstance(answer, Fetched):
                return replace(answer, url=url)
            url = urljoin(url, answer)
    raise InvalidInputError("redirects", advice="Cette adresse renvoie sans fin vers d’autres.")


def probe(url: str, *, method: str = "HEAD", patience: float = PATIENCE) -> Probed:
    """Return what a server says of an address, without its content.

    Raises as `fetch` does; a status of error is an answer, and raises nothing.
    """
    is_moved, steps = True, 0
    with _pool(patience) as pool:
        for steps in range(MOST_REDIRECTS + 1):
            check_address(url)
            with (
                _told_plainly(),
                pool.stream(
                    method,
                    url,
                    headers=[(b"User-Agent", USER_AGENT)],
                    extensions={"timeout": TIMEOUT},
                ) as answer,
            ):
                given = {name.lower(): value.decode("latin-1") for name, value in answer.headers}
                status = answer.status
            if status not in REDIRECTS or not given.get(b"location"):
                return Probed(status, url, is_moved=bool(steps) and is_moved)
            is_moved = is_moved and status in PERMANENT
            url = urljoin(url, given[b"location"])
    raise InvalidInputError("redirects", advice="Cette adresse renvoie sans fin vers d’autres.")


@contextmanager
def _pool(patience: float, *, is_ours: bool = False) -> Iterator[httpcore.ConnectionPool]:
    backend = _PublicOnly(time.monotonic() + patience, is_ours=is_ours)
    pool = httpcore.ConnectionPool(network_backend=backend, max_connections=1)
    with closing(pool):
        yield pool


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
        raise UnavailableError(
            str(error), advice="Ce serveur ne répond pas, ou trop lentement."
        ) from error
    except httpcore.ProtocolError as error:
        raise UnavailableError(
            str(error), advice="Ce serveur répond de façon incompréhensible."
        ) from error


def _once(
    pool: httpcore.ConnectionPool, url: str, headers: list[tuple[bytes, bytes]], largest: int
) -> Fetched | str:
    """Return the answer, or the address to which it leads."""
    with pool.stream("GET", url, headers=headers, extensions={"timeout": TIMEOUT}) as answer:
        given = {name.lower(): value.decode("latin-1") for name, value in answer.headers}
        marks = given.get(b"etag", "")[:300], given.get(b"last-modified", "")[:80]
        if answer.status == 304:
            return Fetched(b"", *marks, is_unchanged=True)
        if answer.status in REDIRECTS and given.get(b"location"):
            return given[b"location"]
        if answer.status != 200:
            raise UnavailableError(
                str(answer.status), advice=f"Ce serveur répond par une erreur ({answer.status})."
            )
        coding = given.get(b"content-encoding", "").strip().lower()
        said = tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in answer.headers)
        return Fetched(_whole(answer.iter_stream(), coding, largest), *marks, headers=said)


def _whole(parts: Iterable[bytes], coding: str, largest: int) -> bytes:
    if coding not in {"", "identity", "gzip", "deflate"}:
        raise UnavailableError(coding, advice="Ce serveur répond dans un format inconnu.")
    content = bytearray()
    for part in _unpacked(parts, largest) if coding in {"gzip", "deflate"} else parts:
        content += part
        if len(content) > largest:
            raise InvalidInputError(
                "large", advice=f"Cette page est trop lourde : {largest // 1_000_000} Mo au plus."
            )
    return bytes(content)


def _unpacked(parts: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """Yield the content unpacked by small pieces: a bomb is left as soon as it swells."""
    unpacker = zlib.decompressobj(wbits=47)  # 32 + 15: gzip or zlib, told apart by their head.
    try:
        for part in parts:
            yield unpacker.decompress(part, largest + 1)
        yield unpacker.flush(1024)
    except zlib.error as error:
        raise UnavailableError(str(error), advice="Ce serveur répond un contenu abîmé.") from error
