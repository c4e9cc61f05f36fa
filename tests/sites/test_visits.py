"""What is read is counted once, by day and page, and nobody who reads is known."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from tests import migrated
from tests.sites.test_page_cache import Site, ask

from kakaki.sites import facade as sites
from kakaki.sites import readership, visits
from kakaki.sites.models import FruitlessSearch, PageVisits
from kakaki.sites.page_cache import PageCache
from kakaki.sites.page_store import PageStore
from kakaki.sites.visit_counter import VisitCounter, counter

PHONE = "Mozilla/5.0 (Linux; Android 8.1.0; TECNO KA7O) Chrome/70 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _nothing_counted():
    counter.take()
    yield
    counter.take()


@pytest.fixture
def counted() -> VisitCounter:
    return VisitCounter()


@pytest.fixture
def app(tmp_path, counted) -> PageCache:
    return PageCache(Site(), PageStore(tmp_path / "kept"), visits=counted)


def read(app, path="/un", **more):
    return ask(app, path, **({"user_agent": PHONE} | more))


def test_a_page_made_and_a_page_kept_count_alike(app, counted):
    for _ in range(3):
        read(app)
    read(app, query=b"page=2")
    read(app, cookie="kakaki-csrf=x")
    read(app, "/deux", host="sante.kounta.example:8000")
    seen, _ = counted.take()
    assert seen == {("sante.kounta.example", "/un"): 5, ("sante.kounta.example", "/deux"): 1}
    assert counted.take() == ({}, {})


def test_a_page_that_the_browser_still_has_counts_too(app, counted):
    mark = (read(app), read(app))[1][1]["etag"]
    assert read(app, if_none_match=mark)[0] == 304
    assert sum(counted.take()[0].values()) == 3


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/un", {"user_agent": "Googlebot/2.1"}),
        ("/un", {"user_agent": ""}),
        ("/un", {"sec_purpose": "prefetch"}),
        ("/un", {"method": "HEAD"}),
        ("/un", {"method": "POST"}),
        ("/suivi/ABCD-1234/", {}),
    ],
)
def test_robots_prefetches_and_what_is_not_a_public_page_do_not_count(app, counted, path, more):
    for _ in range(2):
        read(app, path, **more)
    assert counted.take()[0] == {}


def test_a_feed_and_an_error_do_not_count(tmp_path, counted):
    site = Site()
    app = PageCache(site, PageStore(tmp_path / "kept"), visits=counted)
    site.status = 404
    read(app)
    assert counted.take()[0] == {}
    site.status = 200

    async def feed(scope, receive, send):
        headers = [(b"Content-Type", b"application/rss+xml"), (b"X-Kakaki-Tags", b"listing:3")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"<rss/>"})

    app = PageCache(feed, PageStore(tmp_path / "feeds"), visits=counted)
    for _ in range(2):
        read(app)
    assert counted.take()[0] == {}


def test_made_up_pages_do_not_fill_the_memory(counted, monkeypatch):
    monkeypatch.setattr("kakaki.sites.visit_counter.MOST_KEPT", 3)
    for number in range(10):
        counted.count("hote", f"/{number}")
        counted.count("hote", "/0")
        counted.count_sought(1, f"mot{number}")
    seen, sought = counted.take()
    assert seen["hote", "/0"] == 11
    assert len(seen) == len(sought) == 3


def test_what_was_counted_is_added_to_the_day(health, cabinet, counted):
    for _ in range(2):
        counted.count(health.host, "/")
        counted.count(health.host, "/")
        counted.count("127.0.0.1", "/")
        assert visits.write_down(counted) == 3
    assert visits.write_down(counted) == 0
    rows = PageVisits.objects.order_by("ministry_id").values_list("ministry_id", "path", "count")
    assert set(rows) == {(health.id, "/", 4), (cabinet.id, "/", 2)}
    assert set(PageVisits.objects.values_list("day", flat=True)) == {visits.today()}


def test_a_database_that_refuses_loses_no_count(health, counted, monkeypatch):
    counted.count(health.host, "/")

    def refuse(read):
        raise DatabaseError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(visits, "_write_read", refuse)
        with pytest.raises(DatabaseError):
            visits.write_down(counted)
    assert PageVisits.objects.count() == 0
    assert visits.write_down(counted) == 1


def test_nothing_but_host_and_path_is_kept(app, health, counted):
    read(app, host=health.host, query=b"q=nom", referer="https://ailleurs.example/")
    visits.write_down(counted)
    names = {field.name for field in PageVisits._meta.get_fields()}
    assert names == {"id", "ministry", "path", "day", "count"}
    assert PageVisits.objects.get().path == "/un"


@pytest.mark.django_db(transaction=True)
def test_the_writer_writes_what_is_left_when_it_stops():
    from tests.sites.conftest import a_unit

    unit = a_unit("cabinet", is_cabinet=True)
    counter.count(unit.host, "/")
    writer = visits.Writer(every=3600)
    writer.start()
    writer.stop()
    writer.join(20)
    assert not writer.is_alive()
    assert PageVisits.objects.get().count == 1


def a_day(unit, path: str, count: int, ago: int = 0) -> None:
    day = visits.today() - timedelta(days=ago)
    PageVisits.objects.create(ministry_id=unit.id, path=path, day=day, count=count)


def sought(unit, words: str, count: int, ago: int = 0) -> None:
    day = visits.today() - timedelta(days=ago)
    FruitlessSearch.objects.create(
        ministry_id=unit.id, mark=visits._mark(words), words=words, day=day, count=count
    )


def test_the_desk_shows_thirty_days_of_its_own_ministry(health, education):
    page = sites.page(health.published("Soins gratuits"))
    path = page.url.partition(":8000")[2]
    a_day(health, path, 7)
    a_day(health, "/disparue/", 2, ago=29)
    a_day(health, path, 1000, ago=30)
    a_day(education, "/", 555)
    read = readership.readership_of(health.id)
    assert read.total == 9
    assert len(read.days) == len(read.bars) == 30
    assert read.best == (visits.today(), 7)
    shown = health.client().get("/bureau/visites/").content.decode()
    assert "9 lectures" in shown
    assert "Soins gratuits" in shown
    assert "n’est plus en ligne" in shown
    assert "555" not in shown
    assert shown.count("<rect") >= 30


def test_the_title_of_a_text_that_is_offline_is_not_told(health):
    saved = health.draft("Brouillon secret")
    path = (sites.page(saved.page_id).url).partition(":8000")[2]
    a_day(health, path, 3)
    assert "Brouillon secret" not in health.client().get("/bureau/visites/").content.decode()


def test_another_ministry_is_refused_its_visits_and_their_file(health, education):
    a_day(health, "/", 5)
    other = education.client()
    for address in ("/bureau/visites/", "/bureau/visites/fichier/"):
        assert other.get(address, {"ministere": "sante"}).status_code == 403
        assert other.get(address, {"ministere": "nulle-part"}).status_code == 403
        assert Client(HTTP_HOST="localhost:8000").get(address).status_code == 302
    assert b'"5"' not in other.get("/bureau/visites/fichier/").content


def test_a_site_that_nobody_read_yet_says_so(health):
    shown = health.client().get("/bureau/visites/").content.decode()
    assert "Aucune lecture pour le moment" in shown
    assert '<svg viewBox="0 0 600 160"' not in shown


def test_searches_in_vain_are_shown_from_the_third_of_the_week(health, education):
    sought(health, "chameau bleu", 2)
    sought(health, "chameau bleu", 1, ago=6)
    sought(health, "carnet perdu", 2)
    sought(health, "vieille question", 9, ago=7)
    sought(education, "bourse", 9)
    assert readership.readership_of(health.id).sought == [("chameau bleu", 3)]
    shown = health.client().get("/bureau/visites/").content.decode()
    assert "chameau bleu" in shown
    assert "carnet perdu" not in shown
    assert "bourse" not in shown


def test_the_file_has_no_cell_that_acts(health):
    health.published("=HYPERLINK(1)")
    page = sites.pages_for(health.id)[0]
    a_day(health, page.url.partition(":8000")[2], 4)
    a_day(health, "=cmd|calc", 1)
    answer = health.client().get("/bureau/visites/fichier/")
    text = answer.content.decode("utf-8-sig")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert '"\'=HYPERLINK(1)";"4"' in text
    assert '"\'=cmd|calc"' in text


def test_old_counts_and_rare_searches_are_forgotten(health):
    a_day(health, "/", 1, ago=visits.KEPT_DAYS + 1)
    a_day(health, "/", 1, ago=10)
    sought(health, "", 1, ago=7)
    sought(health, "chameau", 3, ago=8)
    sought(health, "girafe", 3, ago=91)
    assert visits.forget_old() == 3
    assert PageVisits.objects.count() == 1
    assert FruitlessSearch.objects.get().words == "chameau"


def test_the_titles_proposed_are_the_most_read(health):
    health.published("Texte récent")
    page = sites.page(
        health.published("Texte très lu", published_on=visits.today() - timedelta(90))
    )
    a_day(health, page.url.partition(":8000")[2], 40)
    from kakaki.sites import searching

    assert searching.proposed_titles(health.id)[0] == "Texte très lu"


ENDING = """
import multiprocessing, django
django.setup()
from django.db import connection
from kakaki.accounts.models import Ministry
from kakaki.sites import facade as sites
from kakaki.sites.models import FruitlessSearch
from kakaki.sites.visit_counter import counter

def serve(ministry_id):
    sites.write_visits_down()
    counter.count_sought(ministry_id, "chameau")

ministry_id = Ministry.objects.create(slug="sante", name="Santé", short_name="Santé").pk
connection.close()
child = multiprocessing.get_context("fork").Process(target=serve, args=(ministry_id,))
child.start()
child.join()
print(FruitlessSearch.objects.count())
"""


def test_a_worker_of_the_web_server_that_ends_writes_what_it_counted(tmp_path):
    migrated.lay(tmp_path)
    environment = {
        **os.environ,
        "KAKAKI_DATA": str(tmp_path),
        "PYTHONPATH": str(migrated.ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "kakaki.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", ENDING], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"
