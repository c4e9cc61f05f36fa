"""The peer of a public page: the same words under the style sheets of django-dsfr.

The French State's design system is what a French-speaking ministry would take off the shelf; its
page is served compressed, as a careful operator does, and weighed in the same browser.
"""

import gzip
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import dsfr
from whitenoise import WhiteNoise

DIST = Path(dsfr.__file__).parent / "static" / "dsfr" / "dist"
_HEAD = """<!doctype html><html lang="fr" data-fr-scheme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Page</title>
<link rel="stylesheet" href="/dist/dsfr.min.css">
<link rel="stylesheet" href="/dist/utility/utility.min.css">
<script type="module" src="/dist/dsfr.module.min.js"></script></head><body>
<header class="fr-header"><div class="fr-container"><p class="fr-logo">République<br>de Kounta</p>
</div></header><main class="fr-container">"""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the figures are what is printed."""


def _not_found(environ: dict, start_response: Callable) -> list[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b""]


def dressed(page: str) -> str:
    """Return the words of one of our pages in the clothes of the peer."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    words = re.sub(r"<svg.*?</svg>", "", main.group() if main else page, flags=re.DOTALL)
    return f"{_HEAD}{re.sub(r'^<main[^>]*>|</main>$', '', words)}</main></body></html>"


@contextmanager
def served(page: str, folder: Path) -> Iterator[str]:
    """Serve the page and the files of the design system, compressed; yield its address."""
    for name in ("fonts", "icons", "utility"):
        shutil.copytree(DIST / name, folder / "dist" / name)
    for name in ("dsfr.min.css", "dsfr.module.min.js"):
        shutil.copy(DIST / name, folder / "dist" / name)
    (folder / "page.html").write_text(page, encoding="utf-8")
    for path in [p for p in folder.rglob("*") if p.suffix in {".html", ".css", ".js", ".svg"}]:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9))
    application = WhiteNoise(_not_found, root=folder)
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/page.html"
    finally:
        server.shutdown()
        server.server_close()
