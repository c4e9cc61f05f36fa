"""Subjects: given by officers, written in one way, kept clear by the head, shown to readers."""

import pytest
from django.test import Client
from tests.sites.test_public import read

from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import facade as sites
from kakaki.sites.gathering import tagging
from kakaki.sites.gathering.tagging import RepeatedTagError, add_tag
from kakaki.sites.models import PageTag, Tag


def tagged(unit, page: int, name: str = "Vaccination") -> Tag:
    return add_tag(page_id=page, name=name, actor_id=unit.writer.pk)


def test_readers_go_from_a_text_to_the_others_of_its_subject_and_to_their_feed(health):
    pages = [health.published("Un"), health.published("Deux")]
    for page in pages:
        tagged(health, page)
    assert "/sujets/vaccination/" in read(health, sites.page(pages[0]).url)
    shown = read(health, "/sujets/vaccination/")
    assert "Un</a>" in shown
    assert "Deux</a>" in shown
    feed = read(health, "/sujets/vaccination/flux.rss")
    assert sites.page(pages[1]).url in feed
    assert "Vaccination" in read(health, "/sujets/")
    assert "/sujets/vaccination/" in read(health, "/sitemap.xml")


def test_a_draft_and_a_withdrawn_text_do_not_stand_under_their_subject(health):
    page = health.published("Public")
    gone, draft = health.published("Retiré depuis"), health.draft("Secret encore").page_id
    for one in (page, gone, draft):
        tagged(health, one)
    sites.withdraw_page(page_id=gone, reason="Périmé", actor_id=health.head.pk)
    for address in ("/sujets/vaccination/", "/sujets/vaccination/flux.rss"):
        shown = read(health, address)
        assert "Public" in shown
        assert "Retiré depuis" not in shown
        assert "Secret encore" not in shown


def test_a_subject_of_drafts_only_is_unknown_to_readers(health):
    tagged(health, health.draft("Secret encore").page_id, "Projet caché")
    assert health.visitor().get("/sujets/projet-cache/").status_code == 404
    assert "projet-cache" not in read(health, "/sitemap.xml")


def test_another_way_of_writing_is_refused_and_the_existing_one_offered(health):
    page = health.published("Un")
    tagged(health, page, "Santé")
    with pytest.raises(RepeatedTagError) as met:
        tagged(health, page, "sante")
    assert "« Santé »" in met.value.advice()
    shown = health.client().post(
        f"/bureau/textes/{page}/sujets/", {"what": "tag", "name": "sante"}, follow=True
    )
    assert "Ce sujet existe : « Santé »" in shown.content.decode()
    assert Tag.objects.count() == 1


def test_giving_a_subject_twice_is_giving_it_once_and_six_is_the_most(health):
    page = health.published("Un")
    for _ in range(2):
        tagged(health, page)
    assert PageTag.objects.count() == 1
    for name in ("Eau", "Route", "École", "Marché", "Élevage"):
        tagged(health, page, name)
    with pytest.raises(InvalidInputError):
        tagged(health, page, "Fleuve")
    with pytest.raises(InvalidInputError):
        tagged(health, health.published("Deux"), " # ")


def test_each_ministry_has_its_own_subjects(health, education):
    one, other = tagged(health, health.published()), tagged(education, education.published())
    assert one.pk != other.pk
    with pytest.raises(NotFoundError):
        tagging.rename_tag(
            ministry_id=education.id, tag_id=one.pk, name="X", actor_id=education.head.pk
        )


def test_a_renamed_subject_keeps_its_address(health):
    page = health.published("Un")
    tag = tagged(health, page)
    desk = health.client(health.head)
    desk.post("/bureau/sujets/", {"what": "rename", "tag": tag.pk, "name": "Vaccins"})
    assert "<h1>Vaccins</h1>" in read(health, "/sujets/vaccination/")


def test_a_merged_subject_leads_to_the_other(health):
    pages = [health.published("Un"), health.published("Deux")]
    old, new = tagged(health, pages[0], "Eau"), tagged(health, pages[1], "Assainissement")
    tagged(health, pages[1], "Eau")
    health.client(health.head).post(
        "/bureau/sujets/", {"what": "merge", "tag": old.pk, "into": new.pk}
    )
    answer = health.visitor().get("/sujets/eau/")
    assert (answer.status_code, answer["Location"]) == (301, "/sujets/assainissement/")
    shown = read(health, "/sujets/assainissement/")
    assert "Un</a>" in shown
    assert PageTag.objects.count() == 2


def test_an_officer_gives_and_takes_subjects_at_the_desk(health):
    page = health.published("Un")
    desk, address = health.client(), f"/bureau/textes/{page}/sujets/"
    desk.post(address, {"what": "tag", "name": "Vaccination"})
    assert "Vaccination" in desk.get(address).content.decode()
    desk.post(address, {"what": "untag", "tag": Tag.objects.get().pk})
    assert not PageTag.objects.exists()
    assert desk.post(address, {"what": "untag", "tag": "mille"}, follow=True).status_code == 200


def test_an_officer_renames_and_merges_nothing(health):
    tag = tagged(health, health.published())
    desk = health.client()
    assert desk.get("/bureau/sujets/").status_code == 403
    answer = desk.post("/bureau/sujets/", {"what": "rename", "tag": tag.pk, "name": "X"})
    assert answer.status_code == 403
    assert Tag.objects.get().name == "Vaccination"


def test_another_ministry_sees_and_changes_no_subject(health, education):
    page = health.published("Un")
    tag = tagged(health, page, "Projet de la santé")
    desk = education.client(education.head)
    assert desk.get(f"/bureau/textes/{page}/sujets/").status_code == 404
    assert desk.post(f"/bureau/textes/{page}/sujets/", {"what": "untag"}).status_code == 404
    assert "Projet de la santé" not in desk.get("/bureau/sujets/").content.decode()
    desk.post("/bureau/sujets/", {"what": "rename", "tag": tag.pk, "name": "À nous"})
    assert Tag.objects.get(pk=tag.pk).name == "Projet de la santé"
    assert Client(HTTP_HOST="localhost:8000").get("/bureau/sujets/").status_code == 302
