"""Ask the house for its public addresses, in this process, as a visitor nobody knows."""

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import get_resolver

from kakaki.kernel import languages
from kakaki.sites import purging
from kakaki.sites.engine.mirrored import Address

# What stands behind a door, asks for the application or is written here otherwise.
SEARCHES = ("/recherche/", *(f"/{one.code}/recherche/" for one in languages.others()))
NEVER_ASKED = ("/bureau/", "/comptes/", "/wagtail/", "/verifier/", "/v/", *SEARCHES)
TAGS_HEADER = "X-Kakaki-Tags"
_UNKEPT = {"x-kakaki-tags", "content-length", "etag", "vary", "content-encoding"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor was answered: 200 is a page, 500 a fault of ours."""

    status: int
    body: bytes
    is_html: bool = False


def json_file(data: Any) -> bytes:
    """Return data as a file for browsers: every byte of it crosses a bad line."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def port_shown() -> str:
    """Return the port as addresses show it, '' for the usual one."""
    usual = 443 if settings.KAKAKI_IS_HTTPS else 80
    return "" if usual == settings.KAKAKI_PORT else f":{settings.KAKAKI_PORT}"


def origin_of(host: str) -> str:
    """Return the address of a host of ours, without a path."""
    scheme = "https" if settings.KAKAKI_IS_HTTPS else "http"
    return f"{scheme}://{host}{port_shown()}"


class Visitor:
    """Read public addresses: no cookie, no name, no right.

    Pages come from the kept pages of the web server while no change has emptied them, and are
    kept for it otherwise: a mirror that is written again costs what has changed.
    """

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._store = purging.page_store()

    def request_of(self, address: Address) -> HttpRequest:
        """Return the request of a visitor for an address."""
        scheme = "https" if settings.KAKAKI_IS_HTTPS else "http"
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(address.path).decode("latin-1"),
            "QUERY_STRING": address.question,
            "SERVER_NAME": address.host,
            "SERVER_PORT": str(settings.KAKAKI_PORT),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": f"{address.host}{port_shown()}",
            "HTTP_X_FORWARDED_PROTO": scheme,
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }
        return WSGIRequest(environ)

    def drawn(self, address: Address, template: str, context: dict[str, Any]) -> bytes:
        """Return a page that only the mirror has, as this visitor would see it at an address."""
        return render_to_string(template, context, request=self.request_of(address)).encode()

    def page_of_errors(self, host: str) -> Answer:
        """Return what a visitor of a host is told of a page that is not there."""
        say = get_resolver().resolve_error_handler(404)
        # No page can bear this name, see `QUESTION`.
        request = self.request_of(Address(host, "/~/"))
        response: HttpResponseBase = say(request, exception=Http404())
        return _answer_of(response)

    def answer(self, address: Address) -> Answer:
        """Return what a visitor is answered at an address."""
        if f"{address.path}/".startswith(NEVER_ASKED) or address.path.startswith(NEVER_ASKED):
            return Answer(404, b"")
        path = unquote(address.path)
        if path.startswith(settings.STATIC_URL):
            return _static(path.removeprefix(settings.STATIC_URL))
        if path.startswith(settings.MEDIA_URL):
            return _picture(path.removeprefix(settings.MEDIA_URL))
        host = f"{address.host}{port_shown()}"
        kept = None if address.question else self._store.read(host, address.path)
        if kept is not None:
            kinds = [value for name, value in kept.headers if name.lower() == "content-type"]
            return Answer(200, kept.body, any(kind.startswith("text/html") for kind in kinds))
        generation = self._store.generation()
        response = self._handler.get_response(self.request_of(address))
        answer = _answer_of(response)
        tags = response.headers.get(TAGS_HEADER, "").split()
        if tags and answer.status == 200 and not address.question:
            headers = [(k, v) for k, v in response.items() if k.lower() not in _UNKEPT]
            self._store.write(
                host, address.path, headers=headers, body=answer.body, tags=tags,
                generation=generation,
            )  # fmt: skip
        return answer


def _answer_of(response: HttpResponseBase) -> Answer:
    if response.streaming:
        body = b"".join(response)  # type: ignore[arg-type]  # Files are given in pieces.
        response.close()
    else:
        body = response.content  # type: ignore[attr-defined]
    status = response.status_code
    # Whoever is given a cookie is not answered what everybody is: such a page is no file.
    if status == 200 and response.cookies:
        status = 404
    kind = str(response.headers.get("Content-Type", ""))
    return Answer(status, body, kind.startswith("text/html"))


def _static(name: str) -> Answer:
    """Return a file of the programs themselves, gathered or where it was written."""
    try:
        path = Path(staticfiles_storage.path(name))
    except SuspiciousFileOperation:
        return Answer(404, b"")
    if not path.is_file():
        plain = finders.find(name)
        if not isinstance(plain, str):
            return Answer(404, b"")
        path = Path(plain)
    return Answer(200, path.read_bytes())


def _picture(name: str) -> Answer:
    """Return a picture drawn for a page; originals and documents stay behind their doors."""
    root = Path(settings.MEDIA_ROOT).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root / "images") or not path.is_file():
        return Answer(404, b"")
    return Answer(200, path.read_bytes())
