"""A kept page is the page, and a purge empties exactly what it names."""

import gzip
import os
import time

import pytest
from tests import aside

from kakaki.sites.page_cache import PageCache
from kakaki.sites.page_store import LONGEST_LIFE, PageStore


class Site:
    """An application that counts how often it is asked, and shows its present text."""

    def __init__(self) -> None:
        self.asked = 0
        self.text = "ancien"
        self.tags = {"/un": "page:1 listing:3", "/deux": "page:2 listing:3"}
        self.extra: list[tuple[bytes, bytes]] = []
        self.status = 200
        self.before_answer = lambda: None

    async def __call__(self, scope, receive, send) -> None:
        self.asked += 1
        text = self.text
        self.before_answer()
        headers = [(b"Content-Type", b"text/html; charset=utf-8"), *self.extra]
        if scope["path"] in self.tags:
            headers.append((b"X-Kakaki-Tags", self.tags[scope["path"]].encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b"!"})


@pytest.fixture
def store(tmp_path) -> PageStore:
    return PageStore(tmp_path / "kept")


@pytest.fixture
def site() -> Site:
    return Site()


def ask(app, path, *, host="sante.kounta.example", query=b"", method="GET", **headers):
    sent = []

    async def send(message):
        sent.append(message)

    given = [(b"host", host.encode())]
    given += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": method, "path": path, "query_string": query, "headers": given,
    }  # fmt: skip
    aside.run(app(scope, None, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], {n.lower().decode(): v.decode() for n, v in sent[0]["headers"]}, body


def test_a_page_is_made_once_and_then_kept(store, site):
    app = PageCache(site, store)
    first = ask(app, "/un")
    second = ask(app, "/un")
    assert first[2] == second[2] == b"ancien!"
    assert site.asked == 1
    assert "x-kakaki-tags" not in first[1] | second[1]


def test_ports_that_a_stranger_makes_up_fill_no_disk(store, site):
    app = PageCache(site, store, port=8000)
    for port in (1, 2, 8000):
        ask(app, "/un", host=f"sante.localhost:{port}")
        ask(app, "/un", host=f"sante.localhost:{port}")
    assert site.asked == 5
    assert store.read("sante.localhost:1", "/un") is None
    assert store.read("sante.localhost:8000", "/un") is not None


def test_a_browser_that_has_the_page_is_told_so(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    mark = ask(app, "/un")[1]["etag"]
    status, _, body = ask(app, "/un", if_none_match=mark)
    assert (status, body) == (304, b"")


def test_a_browser_that_reads_gzip_gets_it(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    _, headers, body = ask(app, "/un", accept_encoding="br, gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == b"ancien!"


class Compressing(Site):
    """An application that compresses by itself, one way or another."""

    encoding = b"gzip"

    async def __call__(self, scope, receive, send) -> None:
        self.asked += 1
        headers = [(b"X-Kakaki-Tags", b"page:1"), (b"Content-Encoding", self.encoding)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": gzip.compress(b"texte")})


def test_a_page_made_compressed_is_kept_for_browsers_that_read_gzip_or_not(store):
    site = Compressing()
    app = PageCache(site, store)
    assert gzip.decompress(ask(app, "/un", accept_encoding="gzip")[2]) == b"texte"
    _, headers, body = ask(app, "/un")
    assert "content-encoding" not in headers
    assert body == b"texte"
    assert gzip.decompress(ask(app, "/un", accept_encoding="gzip")[2]) == b"texte"
    assert site.asked == 1


def test_a_page_compressed_in_a_way_we_do_not_read_is_never_kept(store):
    site = Compressing()
    site.encoding = b"br"
    app = PageCache(site, store)
    ask(app, "/un", accept_encoding="br")
    ask(app, "/un", accept_encoding="br")
    assert site.asked == 2


def test_a_purge_empties_the_page_it_names_and_no_other(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    ask(app, "/deux")
    site.text = "nouveau"
    assert store.purge(["page:1"]) == 1
    assert ask(app, "/un")[2] == b"nouveau!"
    assert ask(app, "/deux")[2] == b"ancien!"


def test_a_purge_of_a_listing_empties_every_page_that_shows_it(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    ask(app, "/deux")
    assert store.purge(["listing:3"]) == 2


def test_a_page_begun_before_a_purge_is_not_kept_after_it(store, site):
    app = PageCache(site, store)

    def publish_meanwhile():
        site.text = "nouveau"
        store.purge(["page:1"])
        site.before_answer = lambda: None

    site.before_answer = publish_meanwhile
    assert ask(app, "/un")[2] == b"ancien!"
    assert ask(app, "/un")[2] == b"nouveau!"


def test_two_hosts_do_not_share_a_page(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    site.text = "hydraulique"
    assert ask(app, "/un", host="hydraulique.kounta.example")[2] == b"hydraulique!"


@pytest.mark.parametrize(
    "request_",
    [
        {"query": b"q=eau"},
        {"cookie": "kakaki=1"},
        {"authorization": "Basic x"},
        {"method": "POST"},
    ],
)
def test_what_may_differ_from_one_person_to_another_is_never_kept(store, site, request_):
    app = PageCache(site, store)
    ask(app, "/un", **request_)
    ask(app, "/un", **request_)
    assert site.asked == 2


@pytest.mark.parametrize("extra", [(b"Set-Cookie", b"a=b"), (b"Vary", b"Accept, Cookie")])
def test_an_answer_meant_for_one_person_is_never_kept(store, site, extra):
    site.extra = [extra]
    app = PageCache(site, store)
    ask(app, "/un")
    ask(app, "/un")
    assert site.asked == 2


def test_an_error_and_an_untagged_page_are_never_kept(store, site):
    app = PageCache(site, store)
    ask(app, "/autre")
    ask(app, "/autre")
    site.status = 503
    ask(app, "/un")
    ask(app, "/un")
    assert site.asked == 4


def test_a_page_too_old_is_made_again(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    for file in (store.folder / "pages").rglob("*"):
        if file.is_file():
            past = time.time() - LONGEST_LIFE - 5
            os.utime(file, (past, past))
    ask(app, "/un")
    assert site.asked == 2


@pytest.mark.parametrize("left", [0, 5, 40])
def test_a_page_cut_by_a_power_failure_is_made_again(store, site, left):
    app = PageCache(site, store)
    ask(app, "/un")
    for file in (store.folder / "pages").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:left])
    assert ask(app, "/un")[2] == b"ancien!"
    assert site.asked == 2


def test_a_disk_that_takes_nothing_only_means_that_nothing_is_kept(tmp_path, site):
    (tmp_path / "kept").write_text("a file where the folder should be")
    app = PageCache(site, PageStore(tmp_path / "kept"))
    assert ask(app, "/un")[2] == b"ancien!"
    assert ask(app, "/un")[2] == b"ancien!"


def test_the_start_of_the_server_forgets_everything(store, site):
    app = PageCache(site, store)
    ask(app, "/un")
    store.clear()
    ask(app, "/un")
    assert site.asked == 2
