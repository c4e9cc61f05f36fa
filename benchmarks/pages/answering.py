"""Measure the CPU of a page: made by Django, kept, and as a file of WhiteNoise.

One process, no network: each way of answering is called as the web server calls it. The house is
open when this module is imported.
"""

import asyncio
import gzip
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.figures import Report, middle
from benchmarks.house import PORT, open_ministry
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from whitenoise import WhiteNoise

from kakaki.accounts import facade as accounts
from kakaki.sites import facade as sites

HOST = f"sante.localhost:{PORT}"
ROUNDS = 5
# A person's browser: its readings are counted, those of a robot would not be.
PHONE = b"Mozilla/5.0 (Linux; Android 8.1.0) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
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
    call_command("collectstatic", interactive=False, verbosity=0)
    for slug, is_cabinet in (("cabinet", True), ("sante", False)):
        ministry = open_ministry(slug, is_cabinet=is_cabinet)
        sites.open_ministry_site(ministry_id=ministry, actor_id=None)
    people = [
        accounts.create_person(email=f"{name}@kounta.example", first_name=name, last_name="Goumar")
        for name in ("auteur", "lecteur")
    ]
    saved = sites.save_draft(
        page_id=None,
        ministry_id=ministry,
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
        "server": ("localhost", PORT),
        "client": ("127.0.0.1", 1),
        "headers": [
            (b"host", HOST.encode()),
            (b"accept-encoding", b"gzip"),
            (b"user-agent", PHONE),
        ],
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


def cpu_of_static(folder: Path, page: bytes, times: int) -> float:
    """Return the same for WhiteNoise, serving the same page as a file."""
    folder = folder / "peer"
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


def measure(report: Report, folder: Path) -> None:
    """Add the CPU of one request to the report, the median of some rounds."""
    path = a_published_page()
    app = get_asgi_application()
    kept = sites.keep_pages(app)
    page = asyncio.run(asked(app, path))
    rows: dict[str, list[float]] = {"kept": [], "file": [], "made": []}
    for _ in range(ROUNDS):
        rows["made"].append(asyncio.run(cpu_of_asgi(app, path, 20)))
        rows["kept"].append(asyncio.run(cpu_of_asgi(kept, path, 500)))
        rows["file"].append(cpu_of_static(folder, page, 500))
    what = "answer a page of 700 words"
    report.add(what, middle(rows["kept"]), "CPU ms", of="kakaki, kept page", at_most=1.0)
    report.add(what, middle(rows["file"]), "CPU ms", of="kakaki, static file", at_most=0.35)
    report.add(what, middle(rows["made"]), "CPU ms", of="Django and Wagtail alone")
