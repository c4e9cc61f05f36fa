"""Measure what the mirror of a site costs: written whole, again when nothing changed, after a text.

One process for ours; beside it, `wget --mirror` of the same site served by the same web server,
whose CPU is counted too, because a mirror by wget has every page made or read by the server.
"""
# ruff: noqa: E402 -- Django is set up before anything of it is imported.

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.figures import Report, asked
from benchmarks.house import PORT, open_house, open_ministry

FOLDER = open_house()

from datetime import date

from django.core.management import call_command

from kakaki.accounts import facade as accounts
from kakaki.sites import facade as sites

TEXTS = 30
WORDS = "Les soins des enfants sont gratuits dans tous les centres de santé de la région. " * 50


def publish(ministry: int, people: list[int], number: int) -> None:
    """Publish a communiqué of 700 words."""
    saved = sites.save_draft(
        page_id=None,
        ministry_id=ministry,
        title=f"Les soins sont gratuits, avis numéro {number}",
        lead="Dès lundi.",
        body=WORDS,
        published_on=date(2026, 11, 24),
        actor_id=people[0],
        base_version=None,
    )
    sites.submit_for_approval(page_id=saved.page_id, actor_id=people[0])
    sites.approve(page_id=saved.page_id, actor_id=people[1], version=saved.version)
    sites.publish_text(page_id=saved.page_id, actor_id=people[1])


def written(folder: Path) -> tuple[float, int]:
    """Write the mirror; return the milliseconds of CPU, and how many files it has."""
    begun = time.process_time()
    found = sites.write_mirror(folder=folder)
    return (time.process_time() - begun) * 1000, found.files


def pages_in(folder: Path) -> int:
    """Return how many pages and files were mirrored, compressed twins left out."""
    names = {p for p in folder.rglob("*") if p.is_file() and p.suffix != ".gz"}
    return len(names)


def children() -> float:
    """Return the CPU of every child process that has ended, in milliseconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def wait_for(url: str) -> None:
    """Wait until the server answers; raise RuntimeError when it never does."""
    for _ in range(200):
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise RuntimeError(f"nothing answers at {url}")


def beside_wget(report: Report, what: str) -> None:
    """Mirror the same portal with wget, and add its CPU and that of the server it asks."""
    server = subprocess.Popen(
        [
            sys.executable, "-m", "granian", "--interface", "asginl", "--workers", "1",
            "--host", "127.0.0.1", "--port", str(PORT), "--no-ws", "--log-level", "warning",
            "kakaki.config.asgi:application",
        ],
        env=os.environ,
    )  # fmt: skip
    target = FOLDER / "wget"
    try:
        wait_for(f"http://localhost:{PORT}/robots.txt")
        before = children()
        subprocess.run(
            ["wget", "--mirror", "--quiet", "-P", str(target), f"http://localhost:{PORT}/"],
            check=False,
        )
        client = children() - before
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
    both = children() - before
    found = pages_in(target)
    report.add(what, both / found, "CPU ms a file", of="wget --mirror and its server")
    report.note(f"wget: {found} files; wget alone {client / found:.2f} CPU ms a file; the server’s"
                " own start is in the other figure.")  # fmt: skip


def main() -> None:
    """Print the figures."""
    options = asked(__doc__)
    report = Report("mirror")
    call_command("collectstatic", interactive=False, verbosity=0)
    ministry = open_ministry("cabinet", is_cabinet=True)
    sites.open_ministry_site(ministry_id=ministry, actor_id=None)
    people = [
        accounts.create_person(email=f"{name}@kounta.example", first_name=name, last_name="G").pk
        for name in ("auteur", "lecteur")
    ]
    for number in range(TEXTS):
        publish(ministry, people, number)
    target = FOLDER / "mirror"
    whole, _ = written(target)
    again, _ = written(target)
    publish(ministry, people, TEXTS)
    one, files = written(target)
    pages = pages_in(target / "current")
    report.add("mirror a site, whole", whole / pages, "CPU ms a file")
    if shutil.which("wget"):
        beside_wget(report, "mirror a site, whole")
    else:
        report.note("wget is not on this machine: no figure beside ours.")
    report.add("again when nothing changed", again / pages, "CPU ms a file", at_most=5.0)
    report.add("again after one text", one / pages, "CPU ms a file", at_most=10.0)
    report.note(f"{TEXTS} communiqués of 700 words, their PDFs printed by the first writing; "
                f"{pages} files, {files} with their compressed twins.")  # fmt: skip
    report.show(options.format)


if __name__ == "__main__":
    main()
