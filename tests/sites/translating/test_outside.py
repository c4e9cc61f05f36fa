"""Translations leave the house as readers see them: in the mirror, in an export, in a bundle."""

import contextlib
import json

import pypdfium2
import pytest
from tests.sites.translating.prepared import a_language, begun, saved, translated

from kakaki.sites import facade as sites
from kakaki.sites import selectors
from kakaki.sites.models import HomePage, TextPage


@pytest.fixture
def hausa(health):
    a_language(health)
    return health


def test_the_mirror_holds_each_language_with_its_feeds_and_no_draft(hausa, tmp_path):
    translated(hausa, hausa.published())
    saved(hausa, begun(hausa, hausa.published("Autre texte")), {"Autre texte": "Sirrin daftari"})
    folder = tmp_path / "miroir"
    assert sites.write_mirror(folder=folder).faults == []
    site = folder / "current" / hausa.host
    text = (site / "ha/communiques/kiwon-lafiya-kyauta/index.html").read_text(encoding="utf-8")
    assert '<html lang="ha">' in text
    assert "Kiwon lafiya kyauta" in (site / "ha/flux.rss").read_text(encoding="utf-8")
    assert (site / "ha/flux/communiques.rss").is_file()
    assert (site / "ha/index.html").is_file()
    search = (site / "ha/recherche/index.html").read_text(encoding="utf-8")
    assert '<html lang="ha">' in search
    assert 'action="/ha/recherche/"' in search
    words = json.loads((site / "ha/recherche/mots/ki.json").read_text(encoding="utf-8"))
    assert "kiwon" in words
    assert "kiwon" not in (site / "recherche/textes/0.json").read_text(encoding="utf-8").lower()
    whole = b"".join(p.read_bytes() for p in site.rglob("*.html"))
    assert b"Sirrin daftari" not in whole


def test_an_export_says_which_pages_say_the_same(hausa, tmp_path):
    source = hausa.published()
    number = translated(hausa, source)
    folder = tmp_path / "sante"
    sites.export_site(profile=hausa.profile, folder=folder)
    french, other = (
        json.loads((folder / f"pages/{one}.json").read_text()) for one in (source, number)
    )
    assert french["translation_key"] == other["translation_key"]
    assert (french["site_language"], other["site_language"]) == ("fr", "ha")
    assert other["pairs"][0] == {
        "part": "title", "source": "Soins gratuits", "words": "Kiwon lafiya kyauta",
    }  # fmt: skip
    about = json.loads((folder / "site.json").read_text())
    assert [(one["code"], one["name"]) for one in about["languages"]] == [
        ("ha", "Ma’aikatar Lafiya")
    ]


def test_the_pdf_of_a_translation_speaks_its_language(hausa):
    number = translated(hausa, hausa.published())
    url = selectors.page(number).url.rstrip("/")
    answer = hausa.visitor().get(f"{url}.pdf")
    with contextlib.closing(pypdfium2.PdfDocument(answer.content)) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "SANARWA" in text
    assert "Nuwamba" in text


def test_the_home_of_a_language_keeps_its_address_in_wagtail(hausa):
    home = HomePage.objects.get(slug="ha")
    form = home.get_edit_handler().get_form_class()
    data = {"title": "x", "slug": "hausa", "introduction": "", "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0"}  # fmt: skip
    bound = form(data, instance=home, parent_page=home.get_parent(), for_user=hausa.head)
    assert not bound.is_valid()
    assert "L’adresse d’une page d’accueil ne change pas." in str(bound.errors)


def test_a_translation_that_is_withdrawn_says_so_and_leads_to_texts_of_its_language(hausa):
    number = translated(hausa, hausa.published())
    sites.withdraw_page(page_id=number, reason="Kuskure", actor_id=hausa.head.pk)
    page = TextPage.objects.get(pk=number)
    shown = hausa.visitor().get(page.url).text
    assert "An janye wannan bayani" in shown
