"""Every address of the sites and of safekeeping says who may come, and refuses everybody else.

An address that is not in the table below fails the suite: whoever adds one answers the question.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from tests.sites.conftest import a_member
from tests.sites.test_isolation import SECRET, a_document, a_picture

from kakaki.kernel import clock
from kakaki.safekeeping import urls as safekeeping_urls
from kakaki.safekeeping.models import DONE, Backup, RestoreTrial
from kakaki.sites import banners, bundling, holding
from kakaki.sites import urls as sites_urls
from kakaki.sites.gathering import dossiers
from kakaki.sites.models import Dossier, PageLink, Recording, SetAside, TextPage
from kakaki.sites.sharing import links, remarks

PUBLIC = "public"
# The ability that opens an address, then the names of the addresses that it opens.
WHO_MAY_COME = {
    "texts.write": """texts choose new_communique new token autosave_new text autosave photos photo
        add_photo add_word present ask preview preview_page share revoke remark_read remarks history
        go_back take_back send_again throw_away take_out_of_bin bin picture translate translation
        autosave_translation ask_translation languages planning visits visits_export reviews
        reviews_export page_link page_life confirm_page take_back_page subjects recordings
        try_recording""",
    "texts.approve": "read approvals",
    "approvals.manage": "flows forget_flow",
    "texts.withdraw": "withdraw",
    "texts.publish": """cancel embargo take_out offer_language stop_language ministry_tags
        dossier_list dossier_desk""",
    "texts.align": "bundles bundle",
    "texts.hold": "holds lift",
    "banners.raise": "banners lower_banner",
    "ministries.open": "open_ministry",
    "system.watch": "health",
    "system.operate": "backups back_up_now try_now download prepare",
    PUBLIC: """shared remark shared_picture shared_file listen tags tag tag_feed dossiers dossier
        dossier_feed search suggest calendar event_calendar section_rss paper manifest icon
        full_icon reading_worker offline rss atom json_feed robots security_contact sitemap""",
}
TABLE = {name: who for who, names in WHO_MAY_COME.items() for name in names.split()}
ROUTES = [
    (module.app_name, one)
    for module in (sites_urls, safekeeping_urls)
    for one in module.urlpatterns
]
DESK = [(app, one) for app, one in ROUTES if one.name and TABLE.get(one.name) != PUBLIC]
# What these name is of the Cabinet or of the machine: no ministry owns it.
NOBODYS = {"bundle_id", "hold_id", "backup_id"}
REFUSALS = {403, 404, 405}


def filled(app: str, one: Any, numbers: dict[str, Any]) -> str:
    """Return the address of a route, with the things that a ministry hides."""
    wanted = one.pattern.converters
    return reverse(f"{app}:{one.name}", kwargs={name: numbers[name] for name in wanted})


def desk_addresses(numbers: dict[str, Any], *, owned: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each address of the desk with the ability that opens it."""
    for app, one in DESK:
        wanted = set(one.pattern.converters) - {"kind", "version"}
        if not owned or (wanted and not wanted & NOBODYS):
            yield TABLE[one.name], filled(app, one, numbers)


def asked(browser: Client, address: str) -> Iterator[tuple[str, Any]]:
    """Yield what an address answers to each method; an empty form must be refused as well."""
    for method in ("get", "post", "put", "delete"):
        yield f"{method} {address}", getattr(browser, method)(address)


def body_of(answer: Any) -> str:
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return raw.decode("utf-8", "replace")


def everything() -> list[Any]:
    """Return what an attempt could change."""
    pages = TextPage.objects.order_by("pk").values_list("pk", "latest_revision", "live", "title")
    others = (Dossier, PageLink, Recording, SetAside, Backup, RestoreTrial)
    rows = [list(model.objects.order_by("pk").values()) for model in others]
    return [list(pages), links.PreviewLink.objects.count(), *rows]


def of_the_cabinet(cabinet) -> dict[str, int]:
    """Prepare what the Cabinet and the machine own."""
    now, coordinator = clock.now(), a_member(cabinet.id, "cabinet")
    backup = Backup.objects.create(
        state=DONE, asked_at=now, started_at=now, finished_at=now, size=1,
        name="kakaki-20260615-020000.tar.gz.age",
    )  # fmt: skip
    hold = holding.hold(ministry_id=cabinet.id, reason="Deuil", actor_id=coordinator.pk)
    bundle = bundling.make_bundle(
        title="Ensemble", at=now + timedelta(days=1), actor_id=coordinator.pk
    )
    return {"backup_id": backup.pk, "hold_id": hold.pk, "bundle_id": bundle.pk}


@pytest.fixture
def hidden(health, cabinet) -> dict[str, Any]:
    """Prepare one of each thing that an address may name; return them by the names of routes."""
    now = clock.now()
    draft = health.draft(SECRET, body=SECRET)
    link, token = links.make_link(page_id=draft.page_id, actor_id=health.writer.pk)
    remark = remarks.receive_remark(link_id=link.pk, name=SECRET, text=SECRET)
    recording = Recording.objects.create(
        page_id=draft.page_id, ministry_id=health.id, kind="opus", reader=SECRET, at=now,
        language="fr", sealed_revision=0, file=ContentFile(SECRET.encode(), "voix.opus"),
    )  # fmt: skip
    dossier = dossiers.make_dossier(
        ministry_id=health.id, title=SECRET, introduction="", actor_id=health.head.pk
    )
    banner = banners.raise_banner(
        kind="notice", text="Eau coupée", link="", ends_at=now + timedelta(days=1),
        ministry_id=health.id, actor_id=health.head.pk,
    )  # fmt: skip
    return {
        "page_id": draft.page_id, "revision_id": draft.version, "link_id": link.pk, "token": token,
        "remark_id": remark.pk, "recording_id": recording.pk, "dossier_id": dossier.pk,
        "banner_id": banner.pk, "upload_id": uuid4(), "number": uuid4(), "kind": "communique",
        "version": "brouillon", **of_the_cabinet(cabinet),
    }  # fmt: skip


def test_every_address_says_who_may_come():
    named = {one.name for _, one in ROUTES if one.name}
    assert named == set(TABLE)
    public = {one.callback for _, one in ROUTES if TABLE.get(one.name) == PUBLIC}
    for _, one in ROUTES:
        declared = getattr(one.callback, "access", PUBLIC)
        assert declared == TABLE.get(one.name, PUBLIC), one.pattern
        # An address without a name shows a page that has one, in another language.
        assert one.name or one.callback in public, one.pattern


def test_a_stranger_and_a_stopped_person_come_no_further_than_the_door(health, hidden):
    stopped = health.client()
    health.writer.is_active = False
    health.writer.save()
    before = everything()
    for browser in (Client(HTTP_HOST="localhost:8000"), stopped):
        for _, address in desk_addresses(hidden):
            for what, answer in asked(browser, address):
                led = answer.headers.get("Location", "").startswith("/comptes/")
                assert led or answer.status_code in REFUSALS, what
                assert SECRET not in body_of(answer), what
    assert everything() == before


def test_a_person_without_the_ability_is_refused(health, cabinet, hidden):
    operator, writer = a_member(cabinet.id, "operateur"), health.client()
    before = everything()
    for who, address in desk_addresses(hidden):
        browser = health.client(operator) if who.startswith(("texts.", "banners.")) else writer
        for what, answer in asked(browser, address):
            assert answer.status_code in REFUSALS, what
            assert SECRET not in body_of(answer), what
    assert everything() == before


def test_what_another_ministry_owns_does_not_exist_for_a_head(education, hidden):
    before, browser = everything(), education.client(education.head)
    for _, address in desk_addresses(hidden, owned=True):
        for what, answer in asked(browser, address):
            assert answer.status_code in REFUSALS, what
            assert SECRET not in body_of(answer), what
    assert everything() == before
    for _, address in desk_addresses(hidden):
        assert SECRET not in body_of(browser.get(address)), address


def test_the_ministry_itself_reaches_them_and_no_cache_keeps_them(health, hidden):
    """Without this the tests above could pass because nothing ever answers."""
    browser, reached = health.client(health.head), 0
    for who, address in desk_addresses(hidden):
        if who.startswith(("system.", "ministries.")):
            continue
        answer = browser.get(address)
        if answer.status_code == 200:
            reached += 1
            assert "no-store" in answer["Cache-Control"], address
            assert "private" in answer["Cache-Control"], address
    assert reached > 25


def test_public_addresses_tell_nothing_that_is_not_online(health, hidden):
    picture, document = a_picture(SECRET, health), a_document(SECRET, health)
    known = {"image_id": picture.pk, "document_id": document.pk, "width": 640, "where": "x",
             "slug": SECRET.lower(), "section": "communiques"}  # fmt: skip
    numbers = hidden | known | {"token": "x" * 43, "kind": "opus"}
    citizen, count = health.visitor(), 0
    for app, one in ROUTES:
        if TABLE.get(one.name) != PUBLIC or one.name == "paper":
            continue
        count += 1
        for what, answer in asked(citizen, filled(app, one, numbers)):
            assert answer.status_code < 500, what
            # The address itself may be repeated, as an address.
            told = body_of(answer).lower().replace(f"/{SECRET.lower()}", "")
            assert SECRET.lower() not in told, what
    assert count > 25
    for address in (f"/recherche/?q={SECRET}", f"/recherche/propositions/?q={SECRET[:6]}"):
        assert "/communiques/" + SECRET.lower() not in body_of(citizen.get(address)).lower()
