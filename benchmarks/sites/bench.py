"""Measure a public page: CPU a request (made, kept, and as WhiteNoise's static file) and its bytes.

One process, one run, no network: each way of answering is called as the web server calls it.
Budgets: kept page 1 ms of CPU, static page 0.35 ms, page with its style sheets 14 KB compressed.
"""
# ruff: noqa: E402 -- Django is set up before anything of it is imported.

import asyncio
import gzip
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="kakaki-bench-")
os.environ["KAKAKI_DATA"] = FOLDER.name
os.environ["KAKAKI_ORIGIN"] = "http://localhost:8000"
os.environ["DJANGO_SETTINGS_MODULE"] = "kakaki.config.settings"

import django

django.setup()

from django.contrib.staticfiles import finders
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from whitenoise import WhiteNoise

from kakaki.accounts import facade as accounts
from kakaki.sites import facade as sites

HOST = "sante.localhost:8000"
ROUNDS = 5
LEXICON = """
santé soins enfants gratuits centre hôpital Bilmari Tassara lundi ministère annonce équipe médecin
familles village région vaccin campagne décembre ouverture salle lits travaux eau puits école
maîtresse route marché prix franc mille cinq douze projet accord financement partenaire service
public accueil horaires carnet naissance mère nourrisson fièvre paludisme moustiquaire
distribution quartier chef commune mairie inscription téléphone numéro vert appel gratuit nuit
urgence ambulance conduire
"""


def prose(paragraphs: int) -> str:
    """Return paragraphs of 80 words, always the same, that compress as prose does."""
    chance, words = random.Random(1), LEXICON.split()
    return "\n\n".join(
        " ".join(chance.choice(words) for _ in range(80)).capitalize() + "."
        for _ in range(paragraphs)
    )


def a_published_page() -> str:
    """Open two ministries and publish a communiqué of 700 words; return its path."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for slug, is_cabinet in (("cabinet", True), ("sante", False)):
        ministry = accounts.open_ministry(
            name=f"Ministère {slug}", short_name=slug, slug=slug, is_cabinet=is_cabinet
        )
        sites.open_ministry_site(ministry_id=ministry.id, actor_id=None)
    people = [
        accounts.create_person(email=f"{name}@kounta.example", first_name=name, last_name="Goumar")
        for name in ("auteur", "lecteur")
    ]
    saved = sites.save_draft(
        page_id=None,
        ministry_id=ministry.id,
        title="Les soins des enfants sont gratuits",
        lead="Dès lundi, dans tous les centres de santé.",
        body=prose(9),
        published_on=date(2026, 11, 24),
        actor_id=people[0].pk,
        base_version=None,
    )
    sites.submit_for_approval(page_id=saved.page_id, actor_id=people[0].pk)
    sites.approve(page_id=saved.page_id, actor_id=people[1].pk, version=saved.version)
    page = sites.publish_text(page_id=saved.page_id, actor_id=people[1].pk)
    return page.url.partition(HOST)[2]


async def asked(app: Callable, path: str) -> bytes:
    """Ask an ASGI application for a page, as a browser that reads gzip."""
    body: list[bytes] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("localhost", 8000),
        "client": ("127.0.0.1", 1),
        "headers": [(b"host", HOST.encode()), (b"accept-encoding", b"gzip")],
    }
    never = asyncio.Event()
    first = True

    async def receive() -> dict:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": b"", "more_body": False}
        await never.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict) -> None:
        if message["type"] == "http.response.start" and message["status"] != 200:
            raise RuntimeError(f"{path} answered {message['status']}")
        body.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(body)


async def cpu_of_asgi(app: Callable, path: str, times: int) -> float:
    """Return the milliseconds of CPU that one request costs, threads included."""
    await asked(app, path)
    begun = time.process_time()
    for _ in range(times):
        await asked(app, path)
    return (time.process_time() - begun) * 1000 / times


def cpu_of_static(page: bytes, times: int) -> float:
    """Return the same for WhiteNoise, serving the same page as a file."""
    folder = Path(FOLDER.name) / "peer"
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_bytes(page)
    (folder / "page.html.gz").write_bytes(gzip.compress(page, 9))
    peer = WhiteNoise(lambda environ, start: [b""], root=folder)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/page.html",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_HOST": HOST,
    }
    begun = time.process_time()
    for _ in range(times):
        answer = peer(environ, lambda status, headers: None)
        b"".join(answer)
        answer.close()
    return (time.process_time() - begun) * 1000 / times


def main() -> None:
    """Print the figures."""
    path = a_published_page()
    app = get_asgi_application()
    kept = sites.keep_pages(app)
    page = asyncio.run(asked(app, path))
    rows: dict[str, list[float]] = {"made by Django": [], "kept page": [], "WhiteNoise file": []}
    for _ in range(ROUNDS):
        rows["made by Django"].append(asyncio.run(cpu_of_asgi(app, path, 20)))
        rows["kept page"].append(asyncio.run(cpu_of_asgi(kept, path, 500)))
        rows["WhiteNoise file"].append(cpu_of_static(page, 500))
    peer = statistics.median(rows["WhiteNoise file"])
    print("CPU a request, median of", ROUNDS, "rounds")
    for name, figures in rows.items():
        middle = statistics.median(figures)
        print(f"  {name:16} {middle:8.3f} ms   {middle / peer:7.1f} × WhiteNoise")
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page.decode())
    css = b"".join(Path(_source(name)).read_bytes() for name in sheets)
    html_size, css_size = len(gzip.compress(page, 9)), len(gzip.compress(css, 9))
    print(f"bytes, compressed: HTML {html_size}, CSS {css_size}, together {html_size + css_size}")
    print("scripts:", len(re.findall(r"<script(?! type=\"application/ld)", page.decode())))


def _source(name: str) -> str:
    """Return the file of a style sheet, whose address carries the mark of its content."""
    return finders.find(re.sub(r"\.[0-9a-f]{12}\.css$", ".css", name))


if __name__ == "__main__":
    main()
