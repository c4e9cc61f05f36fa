"""The house is down: its mirror stands in, a citizen reads a communiqué and verifies it."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.axe import violations
from tests.journeys.conftest import Government, a_free_port, a_government, wait_for

from kakaki.seals.engine import cose
from kakaki.sites.engine.mirrored import Address, address_in

pytestmark = pytest.mark.journey
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
LINK = re.compile(r'<[^<>]*\s(?:href|src)="([^"#]+)')


GUIDE = Path(__file__).parents[2] / "docs" / "run" / "mirror.md"


def rules_of_the_guide(folder: Path, port: int) -> str:
    """Return the guide's own rules of nginx, with our folder, our ports and no certificate.

    The house that they ask first is at a port where nothing answers: it is down.
    """
    rules = GUIDE.read_text(encoding="utf-8").partition("```nginx\n")[2].partition("```")[0]
    house, mirror = a_free_port(), a_free_port()
    for written, ours in (
        ("443 ssl", f"127.0.0.1:{port}"),
        ("127.0.0.1:8000", f"127.0.0.1:{house}"),
        ("127.0.0.1:8081", f"127.0.0.1:{mirror}"),
        ("/srv/miroir", str(folder)),
        ("kounta.example", "localhost"),
    ):
        assert written in rules, f"the guide no longer says {written}"
        rules = rules.replace(written, ours)
    return re.sub(r"\n *ssl_certificate[^\n]*", "", rules)


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    """Serve a mirror with nginx, by the rules of the guide, in front of a house that is down."""
    with tempfile.TemporaryDirectory(prefix="nginx") as name:
        place = Path(name)
        kept = "".join(
            f"{kind}_temp_path {place}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        rules = rules_of_the_guide(folder, port)
        user = "user root;" if os.geteuid() == 0 else ""
        (place / "nginx.conf").write_text(
            f"{user} daemon off; pid {place}/pid; error_log stderr; events {{}}\n"
            f"http {{ access_log off; {kept}\n{rules} }}\n",
            encoding="utf-8",
        )
        process = subprocess.Popen([NGINX, "-c", str(place / "nginx.conf")])
        try:
            wait_for(f"http://localhost:{port}/", process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


@dataclass
class Standing:
    """A government whose server was killed, and the mirror that is served in its place."""

    government: Government
    folder: Path
    title: str
    url: str
    reference: str
    seal: bytes

    def code(self, cose_bytes: bytes, origin: str = "") -> str:
        return f"{origin or self.government.origin}/v#{int.from_bytes(cose_bytes, 'big')}"


def is_down(url: str) -> bool:
    try:
        urlopen(url, timeout=5).close()
    except HTTPError:
        return False
    except (URLError, ConnectionError):
        return True
    return False


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    folder = tmp_path_factory.mktemp("miroir")
    with a_government(tmp_path_factory.mktemp("house")) as government:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "kakaki.config.command", "serve",
                "--port", str(government.port), "--web-only",
            ],
            env=government.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_for(f"{government.origin}/", process)
            written = government.kakaki("mirror", str(folder))
            assert written.returncode == 0, written.stdout + written.stderr
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
        assert is_down(f"{government.origin}/")
        with sqlite3.connect(f"file:{government.data}/kakaki.sqlite3?mode=ro", uri=True) as base:
            title, url, reference, seal = base.execute(
                "SELECT title, url, reference, cose FROM seals_seal"
                " WHERE state = 'published' AND url LIKE '%sante.%' ORDER BY id LIMIT 1"
            ).fetchone()
        with served(folder, government.port):
            yield Standing(government, folder, title, url, reference, seal)


def test_a_citizen_reads_a_communique_and_verifies_its_reference(window, standing):
    page = window.new_page()
    page.goto(f"{standing.government.site('sante')}/")
    page.goto(standing.url)
    assert page.locator("h1").inner_text() == standing.title
    assert page.locator(".seal svg").count() == 1
    page.get_by_role("link", name="Vérifier un communiqué").first.click()
    page.get_by_text("Vous lisez le miroir du").wait_for()
    assert violations(page) == []
    field = page.get_by_label("La référence du texte")
    field.fill(page_reference(standing))
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_role("heading", name="Authentique").wait_for()
    assert violations(page) == []
    assert page.get_by_role("link", name=standing.title).count() == 1
    for typed, heading in (
        ("7K3Q-F2WE", "Illisible"),
        ("00000000", "Inconnu"),
        ("Les soins sont gratuits dès lundi.", "Pas vérifiable sur le miroir"),
    ):
        field.fill(typed)
        page.get_by_role("button", name="Vérifier").click()
        page.get_by_role("heading", name=heading).wait_for()
    page.goto(f"{standing.government.origin}/verifier/{standing.reference}/")
    page.get_by_role("heading", name="Authentique").wait_for()
    assert violations(page) == []
    page.goto(f"{standing.government.origin}/signaler/")
    page.get_by_text("Cette page ne peut rien recevoir").wait_for()
    assert violations(page) == []
    page.close()


def test_a_citizen_searches_the_mirror_with_a_slip_of_the_finger(window, standing):
    page = window.new_page()
    page.goto(standing.url)
    page.get_by_label("Rechercher dans les textes publiés").fill("Les vacinations des enfants")
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("heading", name="résultat").wait_for()
    assert "q=Les+vacinations" in page.url
    assert page.locator("#trouve li").count() >= 1
    assert violations(page) == []
    page.get_by_label("Que cherchez-vous").fill("chameau bleu")
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("heading", name="Aucun résultat").wait_for()
    assert page.get_by_role("heading", name="Tous les textes").count() == 1
    page.close()


def page_reference(standing: Standing) -> str:
    """Return the reference as a citizen types it: printed with its dash, in small letters."""
    return f"{standing.reference[:4]}-{standing.reference[4:]}".lower()


def forgeries(standing: Standing) -> list[str]:
    """Return codes that look like that of the text, each false in its own way."""
    message = cose.open_message(standing.seal)
    stranger = ec.generate_private_key(ec.SECP256R1())
    flipped = bytearray(standing.seal)
    flipped[-1] ^= 1
    return [
        standing.code(cose.sign(message.payload, kid=message.kid, key=stranger)),
        standing.code(cose.sign(message.payload, kid=b"\x01\x02\x03\x04", key=stranger)),
        standing.code(bytes(flipped)),
        standing.code(standing.seal[:60]),
    ]


def test_a_scanned_code_is_judged_by_the_browser_alone(window, standing):
    page = window.new_page()
    page.goto(standing.code(standing.seal))
    page.get_by_role("heading", name="Authentique").wait_for()
    assert page.get_by_role("link", name=standing.title).get_attribute("href") == standing.url
    field = page.get_by_label("La référence du texte")
    for code in forgeries(standing):
        field.fill(code)
        page.get_by_role("button", name="Vérifier").click()
        page.get_by_role("heading", name="Sceau imité").wait_for()
        field.fill(standing.code(standing.seal))
        page.get_by_role("button", name="Vérifier").click()
        page.get_by_role("heading", name="Authentique").wait_for()
    field.fill(standing.code(standing.seal, "https://kounta-gouv.example"))
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_text("qui n’est pas celui du gouvernement").wait_for()
    page.close()


def test_without_any_network_a_true_signature_is_told_from_a_false_one(window, standing):
    page = window.new_page()
    page.goto(f"{standing.government.origin}/verifier/")
    page.wait_for_load_state("networkidle")
    window.set_offline(True)
    field = page.get_by_label("La référence du texte")
    field.fill(standing.code(standing.seal))
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_text("La signature est vraie").wait_for()
    field.fill(forgeries(standing)[0])
    page.get_by_role("button", name="Vérifier").click()
    page.get_by_role("heading", name="Sceau imité").wait_for()
    window.set_offline(False)
    page.close()


def test_every_link_of_every_page_is_served(standing):
    current = (standing.folder / "current").resolve()
    hosts = frozenset(one.name for one in current.iterdir() if one.is_dir())
    port = standing.government.port
    asked: set[Address] = set()
    for file in current.rglob("*.html"):
        host, _, path = file.relative_to(current).as_posix().partition("/")
        origin = f"http://{host}:{port}/{path.removesuffix('index.html')}"
        for link in LINK.findall(file.read_text(encoding="utf-8")):
            assert "?" not in link, f"{file}: {link}"
            to = address_in(link, origin, hosts)
            if to is not None:
                asked.add(to)
    assert len(asked) > 80
    broken = [to for to in asked if is_broken(port, to)]
    assert broken == []
    for name in ("flux.rss", "flux.json", "agenda.ics", "sitemap.xml", "robots.txt"):
        assert not is_broken(port, Address("sante.localhost", f"/{name}")), name
    assert standing.government.kakaki("mirror", "--check", str(standing.folder)).returncode == 0


def is_broken(port: int, to: Address) -> bool:
    # Outside a browser, the sub-domains of localhost may have no address.
    asked = Request(f"http://127.0.0.1:{port}{to.path}", headers={"Host": f"{to.host}:{port}"})
    try:
        with urlopen(asked, timeout=20) as answer:
            return not answer.read()
    except (HTTPError, URLError):
        return True
