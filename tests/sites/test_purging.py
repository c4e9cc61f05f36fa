"""A change empties the kept pages that show it, and leaves all the others."""

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import Client

from kakaki.sites import facade as sites
from kakaki.sites import purging
from kakaki.sites.models import PendingPurge, StandardPage
from kakaki.sites.page_cache import PageCache

PLACES = {
    "health home": ("sante.localhost:8000", "/"),
    "health section": ("sante.localhost:8000", "/communiques/"),
    "health legal": ("sante.localhost:8000", "/mentions-legales/"),
    "health feed": ("sante.localhost:8000", "/flux.rss"),
    "health map": ("sante.localhost:8000", "/sitemap.xml"),
    "education home": ("education.localhost:8000", "/"),
    "education feed": ("education.localhost:8000", "/flux.atom"),
    "portal": ("localhost:8000", "/"),
    "portal feed": ("localhost:8000", "/flux.json"),
}


@pytest.fixture
def kept(health, education, tmp_path, settings, django_capture_on_commit_callbacks):
    """Keep the pages of every place, and return a function that says which are kept."""
    settings.KAKAKI_DATA = tmp_path
    health.published("Premier")
    education.published("Ailleurs")
    purging.purge_pending()
    for host, path in PLACES.values():
        answer = Client(HTTP_HOST=host).get(path)
        tags = answer["X-Kakaki-Tags"].split()
        store = purging.page_store()
        assert store.write(
            host,
            path,
            headers=[],
            body=answer.content,
            tags=tags,
            generation=store.generation(),
        )

    def still() -> set[str]:
        store = purging.page_store()
        return {name for name, place in PLACES.items() if store.read(*place) is not None}

    assert still() == set(PLACES)
    return still


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_publication_empties_what_lists_it_and_nothing_else(kept, health, committed):
    with committed():
        health.published("Second")
    assert kept() == {"health legal", "education home", "education feed"}


def test_a_withdrawal_empties_the_same(kept, health, committed):
    number = sites.pages_for(health.id)[0].id
    with committed():
        sites.withdraw_page(page_id=number, reason="Annulé.", actor_id=health.head.pk)
    assert kept() == {"health legal", "education home", "education feed"}


def test_a_draft_empties_nothing(kept, health, committed):
    with committed():
        health.draft("Second")
    assert kept() == set(PLACES)


def test_a_page_of_the_menu_empties_its_whole_site(kept, health, committed):
    page = StandardPage.objects.get(
        slug="mentions-legales", path__startswith=health.profile.home.path
    )
    page.title = "Mentions"
    with committed():
        page.save_revision().publish()
    assert kept() == {"health feed", "education home", "education feed", "portal", "portal feed"}


def test_a_ministry_that_opens_empties_the_portal(kept, committed):
    from tests.factories import a_ministry

    ministry = a_ministry("commerce")
    with committed():
        sites.open_ministry_site(ministry_id=ministry.pk, actor_id=None)
    assert set(PLACES) - kept() == {"portal", "portal feed"}


def test_what_a_power_cut_left_is_emptied_by_the_job(kept, health):
    health.published("Second")
    assert kept() == set(PLACES)
    assert PendingPurge.objects.exists()
    purging.purge_pending()
    assert kept() == {"health legal", "education home", "education feed"}
    assert not PendingPurge.objects.exists()


def test_a_transaction_undone_empties_nothing(kept, health, committed):
    from django.db import transaction

    class Undone(Exception):
        pass

    def publish_then_fail() -> None:
        with transaction.atomic():
            health.published("Second")
            raise Undone

    with committed(), pytest.raises(Undone):
        publish_then_fail()
    assert kept() == set(PLACES)


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("/communiques/", True),
        ("/flux.json", True),
        ("/communiques/?page=2", False),
        ("/bureau/", False),
        ("/comptes/login/", False),
        ("/wagtail/", False),
        ("/nulle-part/", False),
    ],
)
def test_only_what_is_for_everybody_is_kept(health, tmp_path, settings, path, is_kept):
    settings.KAKAKI_DATA = tmp_path
    store = purging.page_store()
    route, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": route,
        "query_string": query.encode(),
        "headers": [(b"host", b"sante.localhost:8000")],
    }
    sent = []

    async def django(scope, receive, send) -> None:
        """Ask the whole of Django, as the server would."""
        answer = await sync_to_async(health.visitor().get)(path)
        headers = [(name.encode(), value.encode()) for name, value in answer.items()]
        headers += [(b"Set-Cookie", b"x=1")] if answer.cookies else []
        await send(
            {"type": "http.response.start", "status": answer.status_code, "headers": headers}
        )
        await send({"type": "http.response.body", "body": answer.content})

    async def send(message) -> None:
        sent.append(message)

    async_to_sync(PageCache(django, store))(scope, None, send)
    assert (store.read("sante.localhost:8000", route) is not None) == is_kept
    assert b"x-kakaki-tags" not in {name.lower() for name, _ in sent[0]["headers"]}
