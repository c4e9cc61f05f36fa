"""Fetching: only what is public, never more than asked."""

import gzip
import socket
import threading

import pytest

from kakaki.fetching import client
from kakaki.fetching.facade import Probed, fetch, probe
from kakaki.kernel.errors import InvalidInputError, UnavailableError

LARGEST = 100_000


def test_a_page_is_fetched_with_its_marks(site):
    url = site.gives("/f", b"bonjour", ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT")
    found = fetch(url, largest=LARGEST)
    assert (found.content, found.etag) == (b"bonjour", '"v1"')
    assert found.modified == "Mon, 02 Mar 2026 08:00:00 GMT"


def test_nothing_new_is_told_in_one_word(site):
    url = site.gives("/f", status=304)
    assert fetch(url, etag='"v1"', modified="hier", largest=LARGEST).is_unchanged
    assert site.asked[0]["If-None-Match"] == '"v1"'
    assert site.asked[0]["If-Modified-Since"] == "hier"


@pytest.mark.parametrize("path", ["/autre", "autre", "http://{host}/autre"])
def test_a_redirect_is_followed(site, path):
    site.gives("/autre", b"arrive")
    url = site.gives("/f", status=301, Location=path.replace("{host}", site.origin[7:]))
    assert fetch(url, largest=LARGEST).content == b"arrive"


def test_redirects_do_not_go_on_for_ever(site):
    with pytest.raises(InvalidInputError) as met:
        fetch(site.gives("/f", status=302, Location="/f"), largest=LARGEST)
    assert "sans fin" in met.value.advice()
    assert len(site.asked) == client.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/", "http://192.168.1.1:8080/", "http://[fe80::1]/", "file:///etc/passwd",
        "gopher://127.0.0.1/", "http://user:secret@127.0.0.1/",
    ],
)  # fmt: skip
def test_a_redirect_to_a_private_address_is_refused_even_in_tests(site, target):
    with pytest.raises(InvalidInputError):
        fetch(site.gives("/f", status=302, Location=target), largest=LARGEST)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433"]
)
def test_this_machine_is_refused_when_the_setting_is_off(settings, host):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    with pytest.raises((InvalidInputError, UnavailableError)):
        fetch(f"http://{host}:9/", largest=LARGEST)


def test_this_machine_is_refused_before_it_is_called(site, settings):
    url = site.gives("/f", b"secret")
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    with pytest.raises(InvalidInputError) as met:
        fetch(url, largest=LARGEST)
    assert "pas publique" in met.value.advice()
    assert site.asked == []


def test_a_page_too_heavy_is_left_in_the_middle(site):
    sent = 0

    def pour(request):
        nonlocal sent
        request.send_response(200)
        request.send_header("Content-Length", "50000000")
        request.end_headers()
        for _ in range(5000):
            request.wfile.write(b"x" * 10_000)
            sent += 10_000

    site.answers["/f"] = pour
    with pytest.raises(InvalidInputError) as met:
        fetch(f"{site.origin}/f", largest=2_000_000)
    assert "2 Mo" in met.value.advice()
    assert sent < 20_000_000


def test_a_gzip_is_unpacked(site):
    url = site.gives("/f", gzip.compress(b"bonjour"), Content_Encoding="gzip")
    assert fetch(url, largest=LARGEST).content == b"bonjour"


def test_a_gzip_bomb_is_left_as_soon_as_it_swells(site):
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < LARGEST
    with pytest.raises(InvalidInputError):
        fetch(site.gives("/f", bomb, Content_Encoding="gzip"), largest=LARGEST)


@pytest.mark.parametrize("coding", ["gzip", "br", "x" * 50])
def test_a_content_that_cannot_be_unpacked_is_a_fault_of_the_server(site, coding):
    with pytest.raises(UnavailableError):
        fetch(site.gives("/f", b"not packed", Content_Encoding=coding), largest=LARGEST)


@pytest.mark.parametrize("status", [204, 403, 404, 410, 500, 503])
def test_a_server_in_trouble_says_its_number(site, status):
    with pytest.raises(UnavailableError) as met:
        fetch(site.gives("/f", status=status), largest=LARGEST)
    assert str(status) in met.value.advice()


def a_server_that(behave):
    """Start a bare server; return its address and how to end it."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line:
                line.recv(4096)
                try:
                    behave(line)
                except OSError:
                    continue

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/", listener


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: "], ids=["silent", "in the head"])
def test_a_server_that_drips_is_left(settings, head):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True
    ended = threading.Event()

    def drip(line: socket.socket) -> None:
        line.sendall(head)
        while not ended.wait(0.05):
            line.sendall(b"x" if head else b"")

    url, listener = a_server_that(drip)
    with pytest.raises(UnavailableError) as met:
        fetch(url, largest=LARGEST, patience=0.4)
    ended.set()
    listener.close()
    assert "trop lentement" in met.value.advice()


@pytest.mark.parametrize(
    "answer",
    [b"", b"bonjour\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", b"\x00" * 40],
    ids=["hangs up", "no http", "cut", "noise"],
)
def test_a_server_that_makes_no_sense_is_a_fault_of_the_server(settings, answer):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True
    url, listener = a_server_that(lambda line: line.sendall(answer))
    with pytest.raises(UnavailableError):
        fetch(url, largest=LARGEST)
    listener.close()


def test_a_server_that_is_not_there_is_out_of_reach(settings):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = True
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(UnavailableError):
        fetch(f"http://127.0.0.1:{port}/", largest=LARGEST)


@pytest.mark.parametrize(
    "url",
    ["", "flux", "ftp://a.example/", "https://", "https://[", "https://a.example:99999/", "https://é.example/",
     "https://a.example/ b", "//a.example/", "https://a:b@c.example/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(InvalidInputError):
        fetch(url, largest=LARGEST)


def test_an_address_is_probed_without_its_content(site):
    url = site.gives("/f", b"bonjour")
    assert probe(url) == Probed(200, url)
    assert site.asked[0]["method"] == "HEAD"
    assert probe(url, method="GET").status == 200


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_a_probe_tells_the_status_of_an_error(site, status):
    assert probe(site.gives("/f", status=status)).status == status


@pytest.mark.parametrize(("first", "second", "is_moved"), [(301, 308, True), (301, 302, False)])
def test_a_probe_tells_what_has_moved_for_good(site, first, second, is_moved):
    end = site.gives("/c")
    site.gives("/b", status=second, Location="/c")
    assert probe(site.gives("/a", status=first, Location="/b")) == Probed(200, end, is_moved)


def test_a_probe_is_refused_private_addresses_on_the_way_too(site):
    with pytest.raises(InvalidInputError):
        probe(site.gives("/f", status=301, Location="http://10.0.0.1/"))
    with pytest.raises(InvalidInputError):
        probe("http://192.168.1.1/")
