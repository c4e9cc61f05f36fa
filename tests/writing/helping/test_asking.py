"""A machine proposes when the operator opened the door and the writer agreed, and nothing else."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.factories import a_ministry, a_person

from kakaki.audit.models import AuditEntry
from kakaki.writing.helping.openai_server import host_of

pytestmark = pytest.mark.django_db
ADDRESS = "/bureau/redaction/aide/"
SECRET = "Le ministère a décidé de vacciner tous les enfants de Tassara."


class AServerThatFollowsTheContractOfOpenAI:
    """Answers POST /v1/chat/completions on loopback as the public contract of OpenAI says."""

    def __init__(self):
        self.asked, self.status, self.body = [], 200, None
        self.says("Le ministère vaccine les enfants.")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append((self.path, dict(self.headers), json.loads(body)))
                self.send_response(outer.status)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, *words):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def says(self, words):
        message = {"role": "assistant", "content": words}
        self.body = json.dumps(
            {"object": "chat.completion", "choices": [{"index": 0, "message": message}]}
        ).encode()


@pytest.fixture
def machine(settings):
    one = AServerThatFollowsTheContractOfOpenAI()
    settings.KAKAKI_WRITING_HELP_URL = one.address
    settings.KAKAKI_WRITING_HELP_KEY = "clef"
    settings.KAKAKI_WRITING_HELP_MODEL = "petit"
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def officer(client):
    client.force_login(
        a_person(a_ministry(), "redacteur"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def ask(client, **data):
    return client.post(ADDRESS, {"use": "shorten", "text": SECRET, "consent": "yes"} | data)


def test_it_is_off_by_default(officer):
    assert officer.get(ADDRESS).status_code == 404


def test_whoever_is_not_signed_in_or_writes_nothing_is_refused(client, machine):
    assert ask(client).status_code == 302
    client.force_login(a_person(), "django.contrib.auth.backends.ModelBackend")
    assert ask(client).status_code == 403
    assert machine.asked == []


def test_nothing_is_sent_without_consent(officer, machine):
    assert ask(officer, consent="").status_code == 422
    assert machine.asked == []
    assert not AuditEntry.objects.filter(action="writing.help_asked").exists()


def test_what_is_sent_is_what_was_shown_and_follows_the_contract(officer, machine):
    page = ask(officer).content.decode()
    path, headers, body = machine.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer clef"
    assert body["model"] == "petit"
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == SECRET
    assert "Le ministère vaccine les enfants." in page
    assert "proposé par une machine" in page


def test_the_audit_says_who_asked_and_not_the_words(officer, machine):
    ask(officer)
    entry = AuditEntry.objects.get(action="writing.help_asked")
    assert "Tassara" not in entry.summary
    assert "127.0.0.1" in entry.summary


def test_the_proposal_goes_through_the_same_rules_and_keeps_no_markup(officer, machine):
    machine.says("<script>alert(1)</script> **Une écolle** ouvre.")
    page = ask(officer).content.decode()
    assert "<script>alert" not in page
    assert "n’est pas dans le dictionnaire" in page


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, b"{}"), (302, b""), (200, b"non"), (200, b"[]"), (200, b'{"choices": []}'),
     (200, b'{"choices": [{"message": {"content": null}}]}'), (200, b"x" * 300_000)],
)  # fmt: skip
def test_a_server_that_fails_is_told_in_a_sentence_and_loses_nothing(
    officer, machine, status, body
):
    machine.status, machine.body = status, body
    answer = ask(officer)
    assert answer.status_code == 422
    assert "L’aide ne répond pas" in answer.content.decode()
    assert "Tassara" in answer.content.decode()


@pytest.mark.parametrize("words", ["", "mot " * 2_000])
def test_a_proposal_that_is_empty_or_endless_is_not_shown(officer, machine, words):
    machine.says(words)
    assert ask(officer).status_code == 422


def test_a_text_that_is_too_long_is_not_sent(officer, machine):
    assert ask(officer, text="mot " * 500).status_code == 422
    assert machine.asked == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://modele.kounta.example/v1", "modele.kounta.example"),
        ("http://10.0.0.4:8080/v1", "10.0.0.4"),
        ("http://localhost:11434/v1", "localhost"),
        ("http://modele.kounta.example/v1", ""),
        ("http://8.8.8.8/v1", ""),
        ("ftp://10.0.0.4/", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_words_leave_the_house_encrypted_or_not_at_all(address, host):
    assert host_of(address) == host
