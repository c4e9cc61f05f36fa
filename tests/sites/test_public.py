"""What citizens, search engines and feed readers get, and how little it weighs."""

import gzip
import io
import json
import random
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Picture
from tests.sites.test_publication import clarification
from wagtail.images.models import Image, Rendition
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import facade as sites
from kakaki.sites.engine.weight import SHELL
from kakaki.sites.models import SectionPage, TextPage

BUDGET = 14_000  # bytes, compressed: HTML and style sheets of a public page.


def prose(paragraphs: int) -> str:
    """Return paragraphs of 80 words that compress as prose does: letters drawn as French has them."""
    chance = random.Random(1)
    letters = "eeeeeesssaaaiiitttnnnrrruuullloooddccmmppévqfbghjàxèyêzç"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(400)]
    return "\n\n".join(
        " ".join(chance.choices(words, k=80)).capitalize() + "." for _ in range(paragraphs)
    )


def read(unit, address: str) -> str:
    answer = unit.visitor().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def json_ld(shown: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', shown)[1])


def style_sheets(shown: str) -> bytes:
    names = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', shown)
    assert names
    return b"".join(Path(finders.find(name)).read_bytes() for name in names)


def test_a_long_communique_keeps_to_the_budget_without_any_script(health):
    page = sites.page(health.published(body=prose(paragraphs=9)))
    shown = read(health, page.url)
    weight = len(gzip.compress(shown.encode(), 9)) + len(gzip.compress(style_sheets(shown), 9))
    assert weight <= BUDGET
    assert not re.search(
        r"<script(?! type=\"application/ld\+json\"| defer src=\"/static/sites/offline.js\")", shown
    )
    addresses = re.findall(r'(?:src|href)="(https?://[^"]+)"', shown)
    assert all(re.match(r"http://(sante\.)?localhost:8000/", one) for one in addresses)


def test_the_weight_told_at_the_desk_is_that_of_the_shell(health):
    shown = read(health, sites.page(health.published(body="Court.")).url)
    weight = len(gzip.compress(shown.encode(), 9)) + len(gzip.compress(style_sheets(shown), 9))
    assert SHELL * 0.8 <= weight <= SHELL


def test_a_communique_says_what_it_is_to_machines(health):
    page = sites.page(health.published('Le "<script>" & l’eau'))
    shown = read(health, page.url)
    data = json_ld(shown)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == 'Le "<script>" & l’eau'
    assert data["publisher"]["@type"] == "GovernmentOrganization"
    assert data["identifier"] == page.reference
    assert data["url"] == page.url
    assert f'<link rel="canonical" href="{page.url}">' in shown
    assert 'property="og:title"' in shown
    assert "<script>" not in shown


def test_a_communique_shows_its_seal_and_who_signs(health):
    page = sites.page(health.published())
    shown = read(health, page.url)
    assert "<svg" in shown
    assert "/verifier/" in shown
    assert "Aïssa Goumar" in shown
    assert "24 novembre 2026" in shown


def test_a_clarification_follows_the_rules_of_claim_review(health):
    page = clarification(health)
    data = json_ld(read(health, page.url))
    assert data["@type"] == "ClaimReview"
    assert data["url"] == page.url
    assert data["claimReviewed"]
    assert data["author"]["name"] == "Ministère sante"
    rating = data["reviewRating"]
    assert rating["alternateName"] == "C’est faux"
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_a_verdict_without_a_figure_gives_none(health):
    page = clarification(health, rating=None)
    assert "ratingValue" not in json_ld(read(health, page.url))["reviewRating"]


def test_the_home_page_lists_what_is_published_and_the_portal_lists_every_ministry(
    health, education, cabinet
):
    health.published("Chez la santé")
    education.published("Chez l’éducation")
    home = read(health, "/")
    assert "Chez la santé" in home
    assert "Chez l’éducation" not in home
    portal = read(cabinet, "/")
    assert "Chez la santé" in portal
    assert "Chez l’éducation" in portal
    assert "http://sante.localhost:8000/" in portal


def test_an_empty_section_says_so(health):
    assert "Rien n’est publié ici" in read(health, "/communiques/")


def test_a_section_comes_in_pages(health):
    for number in range(22):
        health.published(f"Annonce {number}")
    first, second = read(health, "/communiques/"), read(health, "/communiques/?page=2")
    assert "Annonce 21<" in first
    assert "Annonce 0<" not in first
    assert "Annonce 0<" in second


def test_a_heading_of_our_own_may_be_added_below_a_section(health):
    section = Page.objects.get(pk=health.profile.communiques_id).specific
    section.add_child(instance=SectionPage(title="Archives", slug="archives"))
    assert 'href="http://sante.localhost:8000/communiques/archives/"' in read(
        health, "/communiques/"
    )


@pytest.mark.parametrize("name", ["flux.rss", "flux.atom"])
def test_feeds_are_well_formed_and_carry_what_is_online(health, name):
    page = sites.page(health.published("Eau & <santé>"))
    health.draft("Brouillon")
    feed = read(health, f"/{name}")
    root = ET.fromstring(feed)
    texts = {(one.text or "").strip() for one in root.iter()}
    assert "Eau & <santé>" in texts
    assert page.url in feed
    assert "Brouillon" not in feed


def test_the_json_feed_carries_the_words_and_the_reference(health):
    page = sites.page(health.published())
    feed = json.loads(read(health, "/flux.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["url"] == page.url
    assert "Les soins sont gratuits." in feed["items"][0]["content_text"]
    assert feed["items"][0]["_kakaki"]["reference"] == page.reference


def test_the_government_has_one_feed_for_all(health, education, cabinet):
    health.published("Un")
    education.published("Deux")
    feed = read(cabinet, "/flux.rss")
    assert "<title>Un</title>" in feed
    assert "<title>Deux</title>" in feed


def test_the_map_of_a_site_holds_its_own_pages_only(health, education):
    page = sites.page(health.published())
    other = sites.page(education.published())
    shown = read(health, "/sitemap.xml")
    ET.fromstring(shown)
    assert f"<loc>{page.url}</loc>" in shown
    assert other.url not in shown


def test_robots_are_told_where_the_map_is(health):
    assert "Sitemap: http://sante.localhost:8000/sitemap.xml" in read(health, "/robots.txt")


def test_whoever_finds_a_weakness_knows_whom_to_tell(health):
    text = read(health, "/.well-known/security.txt")
    assert "Contact: mailto:contact@cabinet.kounta.example" in text
    assert re.search(r"^Expires: \d{4}-\d{2}-\d{2}T00:00:00Z$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("path", ["/bureau/", "/bureau", "/comptes/login/", "/wagtail/pages/?a=1"])
def test_a_ministry_host_leads_the_desk_to_the_portal(health, path):
    answer = health.visitor().get(path)
    assert answer.status_code == 302
    assert answer["Location"] == f"http://localhost:8000{path}"


@pytest.mark.parametrize("path", ["/", "/communiques/", "/bureau/", "/flux.rss"])
def test_a_host_that_nobody_opened_shows_no_page_of_the_government(health, path):
    answer = Client(HTTP_HOST="presidence.localhost:8000").get(path)
    assert answer.status_code == 404
    assert "Page introuvable" in answer.content.decode()


def a_picture() -> Image:
    out = io.BytesIO()
    Picture.new("RGB", (1600, 900), "#0b6e5f").save(out, "JPEG")
    return Image.objects.create(title="Puits", file=ContentFile(out.getvalue(), "puits.jpg"))


def illustrated(unit, image: Image) -> int:
    saved = unit.draft()
    page = TextPage.objects.get(pk=saved.page_id)
    value = {"image": image.pk, "alternative": "Un puits neuf", "caption": "Bilmari"}
    page.body = [{"type": "image", "value": value, "id": "1"}]
    revision = page.save_revision(user=unit.writer)
    sites.submit_for_approval(page_id=page.pk, actor_id=unit.writer.pk)
    sites.approve(page_id=page.pk, actor_id=unit.reader.pk, version=revision.pk)
    return page.pk


def test_pictures_are_drawn_when_the_page_is_published_and_never_by_a_visitor(health):
    number = illustrated(health, a_picture())
    sites.publish_text(page_id=number, actor_id=health.head.pk)
    before = Rendition.objects.count()
    shown = read(health, sites.page(number).url)
    assert Rendition.objects.count() == before > 0
    tag = re.search(r"<img[^>]*>", shown)[0]
    assert 'alt="Un puits neuf"' in tag
    assert 'width="640" height="360"' in tag
    assert 'loading="lazy"' in tag
    assert ".webp" in tag


def test_a_picture_that_cannot_be_read_is_said_before_anything_is_published(health):
    image = a_picture()
    number = illustrated(health, image)
    Path(image.file.path).write_bytes(b"not a picture")
    with pytest.raises(InvalidInputError) as refused:
        sites.publish_text(page_id=number, actor_id=health.head.pk)
    assert "Puits" in refused.value.advice()
    assert not sites.page(number).is_live


def test_the_portal_says_which_ministry_speaks_and_follows_the_dates_shown(
    cabinet, health, education
):
    health.published("Écrit le dernier, daté le premier", published_on=date(2026, 3, 5))
    education.published("Daté d’avant", published_on=date(2026, 3, 2))
    shown = read(cabinet, "/")
    cards = re.findall(r'<li class="card">(.*?)</li>', shown)
    assert "Écrit le dernier" in cards[0]
    assert accounts.ministry(health.id).name in cards[0]
    assert "Daté d’avant" in cards[1]
    assert accounts.ministry(education.id).name in cards[1]


def test_every_page_offers_the_letters_of_its_own_ministry(health):
    assert 'abonnement/?ministere=sante"' in read(health, "/")
