"""The power is cut again and again while a text is published: nothing is lost, nothing goes twice.

`make endurance` kills fifty times; the suite kills as often as `--kills` says.
"""

import email
import email.policy
import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest
from aiosmtpd.controller import Controller
from tests.journeys.conftest import PASSWORD, Government, a_government, wait_for
from tests.peers import TOKEN, Mailbox, Server, a_free_port

pytestmark = pytest.mark.journey
HEAD = "responsable@sante.kounta.example"
READERS = [f"lectrice{number}@exemple.kt" for number in range(3)]
SETTLED = {"sent", "refused"}
PATIENCE = 480  # seconds: leases and pauses after a kill must run out before all is settled.


def every_post(server: Server) -> list[dict]:
    """Return all posts of the account, page after page."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with httpx.Client(base_url=server.origin, headers=headers, timeout=30) as client:
        own = client.get("/api/v1/accounts/verify_credentials").json()["id"]
        found: list[dict] = []
        before: dict[str, str] = {}
        while True:
            path = f"/api/v1/accounts/{own}/statuses"
            some = client.get(path, params={"limit": 40, **before}).json()
            found += some
            if len(some) < 40:
                return found
            before = {"max_id": some[-1]["id"]}


@dataclass
class Machine:
    """A government on a machine whose power can be cut."""

    government: Government
    mastodon: Server
    mailbox: Mailbox
    process: psutil.Popen | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        command = [sys.executable, "-m", "kakaki.config.command", "serve"]
        log = (self.government.data / "serve.log").open("ab")
        self.process = psutil.Popen(
            [*command, "--port", str(self.government.port)],
            env=self.government.environment,
            stdout=log,
            stderr=log,
        )
        log.close()
        wait_for(f"{self.government.origin}/", self.process)

    def kill(self, victim: str) -> None:
        """Kill the whole machine, or one of its processes, without a word."""
        family = [self.process, *self.process.children(recursive=True)]
        if victim != "all":
            mark = {"web": "granian", "worker": "worker"}[victim]
            family = [one for one in family if mark in " ".join(one.cmdline())]
        for one in family:
            one.kill()
        psutil.wait_procs(family, timeout=30)

    def sign_in(self) -> None:
        with httpx.Client(base_url=self.government.origin, follow_redirects=True) as client:
            page = client.get("/bureau/")
            page = self.send(client, page, {"login": HEAD, "password": PASSWORD})
            page = self.send(client, page, {"code": self.government.code_for(HEAD)})
            assert page.url.path.startswith("/bureau/")
            self.cookies = dict(client.cookies)

    @staticmethod
    def send(client: httpx.Client, page: httpx.Response, fields: dict) -> httpx.Response:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
        return client.post(page.url, data={**fields, "csrfmiddlewaretoken": token}, timeout=60)

    def press_publish(self, page_id: int) -> int:
        """Open the page with the button and press it, as a browser does; return the status."""
        with httpx.Client(base_url=self.government.origin, cookies=self.cookies) as client:
            form = client.get(f"/bureau/textes/{page_id}/publier/", timeout=60)
            form.raise_for_status()
            chosen = dict.fromkeys(re.findall(r'name="(on-\d+)"', form.text), "on")
            return self.send(client, form, chosen).status_code

    def read(self, url: str) -> httpx.Response:
        """Ask for a public page; only browsers know where every name below localhost is."""
        asked = httpx.URL(url)
        return httpx.get(
            asked.copy_with(host="127.0.0.1"),
            headers={"Host": f"{asked.host}:{asked.port}"},
            timeout=60,
        )

    def ask(self, *words: str) -> object:
        program = Path(__file__).with_name("prepared_texts.py")
        environment = {
            **self.government.environment,
            "DJANGO_SETTINGS_MODULE": "kakaki.config.settings",
        }
        said = subprocess.run(
            [sys.executable, str(program), *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)


@pytest.fixture
def machine(tmp_path_factory, mastodon_process) -> Iterator[Machine]:
    mailbox = Mailbox()
    post_office = Controller(mailbox, hostname="127.0.0.1", port=a_free_port())
    post_office.start()
    mail = {"KAKAKI_MAIL_URL": f"smtp://127.0.0.1:{post_office.port}"}
    with a_government(tmp_path_factory.mktemp("killed"), **mail) as government:
        machine = Machine(government, mastodon_process, mailbox)
        yield machine
        if machine.process is not None and machine.process.is_running():
            machine.kill("all")
    post_office.stop()


def publish_and_kill(machine: Machine, page_id: int, delay: float, victim: str) -> None:
    """Press the button, cut the power after a delay, start again, press again if unanswered."""
    answered: list[int] = []

    def press() -> None:
        try:
            answered.append(machine.press_publish(page_id))
        except (httpx.HTTPError, TypeError):
            answered.append(0)

    hand = threading.Thread(target=press)
    hand.start()
    time.sleep(delay)
    machine.kill(victim)
    hand.join()
    if victim == "all":
        machine.start()
    else:
        wait_for(f"{machine.government.origin}/", machine.process)
    if answered != [302]:
        assert press_again(machine, page_id) == 302


def press_again(machine: Machine, page_id: int) -> int:
    """Press once more; the web server may still be on its way back."""
    for _ in range(60):
        try:
            return machine.press_publish(page_id)
        except httpx.TransportError:
            time.sleep(0.5)
    return 0


def settled_state(machine: Machine) -> dict:
    """Wait until every delivery has ended, and return how all stands."""
    until = time.monotonic() + PATIENCE
    while True:
        state = machine.ask("--state")
        if all(one["state"] in SETTLED for one in state["deliveries"]):
            return state
        left = [str(one) for one in state["deliveries"] if one["state"] not in SETTLED]
        assert time.monotonic() < until, "\n".join(left)
        time.sleep(3)


def span_of(machine: Machine, page_id: int) -> float:
    """Publish once without a cut; return the seconds from the button to the last delivery."""
    begun = time.monotonic()
    assert machine.press_publish(page_id) == 302
    settled_state(machine)
    return time.monotonic() - begun


def test_no_kill_loses_a_text_or_sends_it_twice(machine, pytestconfig):
    kills = pytestconfig.getoption("--kills")
    seed = pytestconfig.getoption("--kill-seed") or random.randrange(10**6)
    chance = random.Random(seed)
    print(f"kills: {kills}, seed: {seed}")
    texts = machine.ask(str(kills + 1), machine.mastodon.origin, TOKEN, *READERS)
    machine.start()
    machine.sign_in()
    span = span_of(machine, texts[0]["id"])
    for text in texts[1:]:
        delay = chance.uniform(0, chance.choice([0.4, span]))
        victim = chance.choice(["all", "all", "web", "worker"])
        publish_and_kill(machine, text["id"], delay, victim)
    state = settled_state(machine)
    everything_went_out_once(machine, state, texts)


def everything_went_out_once(machine: Machine, state: dict, texts: list[dict]) -> None:
    posts = every_post(machine.mastodon)
    letters = Counter(
        (to, text["id"])
        for to, content in machine.mailbox.letters
        for text in texts
        if is_about(content, text["url"])
    )
    in_doubt = {
        (one["subscriber__email"], int(one["delivery_key"].split("-")[0]))
        for one in state["letters"]
        if one["state"] == "sending"
    }
    assert state["log_faults"] == []
    assert {one["state"] for one in state["deliveries"]} == {"sent"}
    for text in texts:
        number, url = text["id"], text["url"]
        assert sum(url in post["content"] for post in posts) == 1, url
        assert len([seal for seal in state["seals"] if seal[2] == url]) == 1, url
        assert machine.read(url).status_code == 200
        for reader in READERS:
            sent = letters[reader, number]
            assert sent == 1 or (sent == 0 and (reader, number) in in_doubt), (reader, url, sent)
    feed = machine.read(f"{machine.government.site('sante')}/flux.rss")
    assert texts[-1]["url"] in feed.text
    assert machine.government.kakaki("doctor").returncode == 0
    print(f"letters in doubt, shown as such at the desk: {len(in_doubt)}")


def is_about(letter: bytes, url: str) -> bool:
    parsed = email.message_from_bytes(letter, policy=email.policy.default)
    return f"{url}\n" in f"{parsed.get_body(('plain',)).get_content()}\n".replace("\r\n", "\n")
