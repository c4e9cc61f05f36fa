"""Dossiers: made by the head, in a chosen order, shown only when online."""

import pytest
from django.test import Client
from tests.sites.test_public import read

from kakaki.sites import facade as sites
from kakaki.sites.gathering import dossiers
from kakaki.sites.models import Dossier, SectionPage


def made(unit, *pages: int, title: str = "Inondations 2026", is_online: bool = True) -> Dossier:
    one = dossiers.make_dossier(
        ministry_id=unit.id, title=title, introduction="Le point.", actor_id=unit.head.pk
    )
    for page in pages:
        dossiers.put_text(dossier=one, page_id=page)
    if is_online:
        dossiers.show_dossier(dossier=one, is_online=True, actor_id=unit.head.pk)
    return one


def order(shown: str, *titles: str) -> list[str]:
    return sorted(titles, key=lambda title: shown.index(f"{title}</a>"))


def test_readers_see_a_dossier_in_its_order_with_its_feed(health):
    pages = [health.published("Premier"), health.published("Second")]
    one = made(health, *pages)
    assert order(read(health, "/dossiers/inondations-2026/"), "Premier", "Second")[0] == "Premier"
    dossiers.raise_text(dossier=one, page_id=pages[1])
    shown = read(health, "/dossiers/inondations-2026/")
    assert order(shown, "Premier", "Second")[0] == "Second"
    assert "Le point." in shown
    assert sites.page(pages[0]).url in read(health, "/dossiers/inondations-2026/flux.rss")
    for address in ("/", sites.page(pages[0]).url, "/dossiers/", "/sitemap.xml"):
        assert "/dossiers/inondations-2026/" in read(health, address)


def test_a_dossier_off_line_and_withdrawn_texts_are_not_shown(health):
    pages = [health.published("Reste"), health.published("Retiré depuis")]
    one = made(health, *pages)
    sites.withdraw_page(page_id=pages[1], reason="Périmé", actor_id=health.head.pk)
    assert "Retiré depuis" not in read(health, "/dossiers/inondations-2026/")
    dossiers.show_dossier(dossier=one, is_online=False, actor_id=health.head.pk)
    assert health.visitor().get("/dossiers/inondations-2026/").status_code == 404
    assert "/dossiers/" not in read(health, "/")


def test_a_section_of_the_same_address_stays_where_it_is(health):
    section = SectionPage(title="Dossiers anciens", slug="dossiers")
    health.profile.home.add_child(instance=section)
    assert "Dossiers anciens" in read(health, "/dossiers/")


def test_the_head_does_it_all_at_the_desk(health):
    pages = [health.published("Premier"), health.published("Second")]
    desk = health.client(health.head)
    answer = desk.post("/bureau/dossiers/", {"title": "Rentrée", "introduction": "Tout savoir."})
    address = answer["Location"]
    empty = desk.post(address, {"what": "show"}, follow=True).content.decode()
    assert "Mettez d’abord un texte" in empty
    for page in pages:
        desk.post(address, {"what": "put", "page": page})
    desk.post(address, {"what": "raise", "page": pages[1]})
    desk.post(address, {"what": "show"})
    assert order(read(health, "/dossiers/rentree/"), "Premier", "Second")[0] == "Second"
    desk.post(address, {"what": "take", "page": pages[1]})
    desk.post(address, {"what": "words", "title": "Rentrée 2026", "introduction": ""})
    shown = read(health, "/dossiers/rentree/")
    assert "Second</a>" not in shown
    assert "<h1>Rentrée 2026</h1>" in shown
    again = desk.post("/bureau/dossiers/", {"title": "rentrée 2026"})
    assert again["Location"] == address


@pytest.mark.parametrize("who", ["writer", "reader"])
def test_an_officer_makes_no_dossier(health, who):
    one = made(health, is_online=False)
    desk = health.client(getattr(health, who))
    for address in ("/bureau/dossiers/", f"/bureau/dossiers/{one.pk}/"):
        assert desk.get(address).status_code == 403
        assert desk.post(address, {"title": "Non", "what": "show"}).status_code == 403


def test_another_ministry_sees_and_changes_no_dossier(health, education):
    one = made(health, health.published(), title="Projet de la santé", is_online=False)
    desk = education.client(education.head)
    assert "Projet de la santé" not in desk.get("/bureau/dossiers/").content.decode()
    assert desk.get(f"/bureau/dossiers/{one.pk}/").status_code == 404
    assert desk.post(f"/bureau/dossiers/{one.pk}/", {"what": "show"}).status_code == 404
    own = made(education, is_online=False)
    desk.post(f"/bureau/dossiers/{own.pk}/", {"what": "put", "page": one.texts.get().page_id})
    assert not own.texts.exists()
    assert not Dossier.objects.get(pk=one.pk).is_online
    assert Client(HTTP_HOST="localhost:8000").get("/bureau/dossiers/").status_code == 302


def test_a_draft_is_put_in_no_dossier(health):
    one = made(health, is_online=False)
    draft = health.draft("Secret encore").page_id
    health.client(health.head).post(f"/bureau/dossiers/{one.pk}/", {"what": "put", "page": draft})
    assert not one.texts.exists()
