"""Readers choose their language, and a translation says when its French is newer."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from tests.sites.translating.prepared import (
    HAUSA,
    a_language,
    begun,
    corrected,
    saved,
    translated,
)

from kakaki.kernel import languages
from kakaki.seals import facade as seals
from kakaki.seals.contracts import Verdict
from kakaki.sites import facade as sites
from kakaki.sites import publication, selectors
from kakaki.sites.models import PendingPurge, SearchEntry, TextPage
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating import public, site_languages


@pytest.fixture
def hausa(health):
    a_language(health)
    return health


def read(unit, page_id):
    return unit.visitor().get(path_of(page_id)).text


def path_of(page_id):
    return re.sub("^https?://[^/]+", "", selectors.page(page_id).url)


def choice(shown, code):
    return re.search(rf'<a href="([^"]+)" lang="{code}"[^>]*hreflang="{code}"([^>]*)>', shown)


def test_a_site_in_french_only_offers_no_choice(health):
    assert "hreflang" not in health.visitor().get("/").text


def test_a_text_leads_to_itself_in_the_other_language(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    shown = read(hausa, source)
    assert choice(shown, "ha")[1].endswith(path_of(number))
    assert 'aria-current="true"' in choice(shown, "fr")[2]
    assert f'<link rel="alternate" hreflang="ha" href="{selectors.page(number).url}">' in shown
    back = read(hausa, number)
    assert choice(back, "fr")[1].endswith(path_of(source))
    assert '<html lang="ha">' in back


def test_a_text_that_is_not_translated_leads_to_the_home_of_the_language(hausa):
    source = hausa.published()
    saved(hausa, begun(hausa, source))
    shown = read(hausa, source)
    assert choice(shown, "ha")[1].endswith("/ha/")
    assert 'rel="alternate" hreflang' not in shown
    assert "Kiwon" not in shown


def test_a_language_that_is_no_longer_offered_is_no_longer_shown(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    site_languages.stop_offering(ministry_id=hausa.id, code="ha", actor_id=hausa.head.pk)
    assert choice(read(hausa, source), "ha") is None
    assert choice(read(hausa, number), "fr")[1].endswith(path_of(source))


def test_a_page_speaks_its_language_down_to_its_dates_and_buttons(hausa):
    shown = read(hausa, translated(hausa, hausa.published()))
    assert "24\u00a0ga\u00a0Nuwamba\u00a02026" in shown
    assert "Je zuwa bayani" in shown
    assert "Ma’aikatar Lafiya" in shown
    assert "Lambar wannan bayani" in shown
    assert 'action="/ha/recherche/"' in shown


def test_the_lists_of_each_language_hold_their_own_texts(hausa):
    translated(hausa, hausa.published())
    french, other = hausa.visitor().get("/").text, hausa.visitor().get("/ha/").text
    assert "Soins gratuits" in french
    assert "Kiwon lafiya" not in french
    assert "Kiwon lafiya kyauta" in other
    assert "Soins gratuits" not in other


def test_the_portal_lists_each_language_apart(hausa, cabinet):
    a_language(cabinet, name="Ƙasar Kounta")
    translated(hausa, hausa.published())
    french, other = cabinet.visitor().get("/").text, cabinet.visitor().get("/ha/").text
    assert "Kiwon lafiya" not in french
    assert "Kiwon lafiya kyauta" in other
    assert "Ma’aikatar Lafiya" in other


def test_a_current_translation_says_what_it_is(hausa):
    shown = read(hausa, translated(hausa, hausa.published()))
    assert "An fassara daga Faransanci." in shown
    assert "Bayani na ran" not in shown


def test_an_outdated_translation_says_that_the_french_prevails(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    corrected(hausa, source, lead="Dès mardi.")
    shown = read(hausa, number)
    assert "bayanin Faransanci, wanda ya fi sabo, shi ne na doka." in shown
    assert f'href="{selectors.page(source).url}" hreflang="fr"' in shown


def test_a_withdrawn_french_text_is_told_on_its_translation(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    sites.withdraw_page(page_id=source, reason="Erreur", actor_id=hausa.head.pk)
    assert "An janye wannan bayani a Faransanci." in read(hausa, number)


def test_readers_are_not_led_to_a_translation_that_was_withdrawn(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    sites.withdraw_page(page_id=number, reason="Kuskure", actor_id=hausa.head.pk)
    assert choice(read(hausa, source), "ha")[1].endswith("/ha/")


def test_a_correction_empties_the_kept_pages_of_the_other_languages(hausa, monkeypatch):
    source = hausa.published()
    number = translated(hausa, source)
    PendingPurge.objects.all().delete()
    corrected(hausa, source, lead="Dès mardi.")
    tags = {tag for pending in PendingPurge.objects.all() for tag in pending.tags}
    assert f"page:{number}" in tags


def test_machines_are_told_of_which_work_it_is_the_translation(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    told = {
        page: json.loads(re.search(r'ld\+json">(.*?)</script>', read(hausa, page))[1])
        for page in (source, number)
    }
    assert told[number]["inLanguage"] == "ha"
    assert told[number]["translationOfWork"]["@id"] == selectors.page(source).url
    assert told[source]["workTranslation"][0]["inLanguage"] == "ha"


def test_the_seal_protects_the_words_that_the_translation_shows(hausa):
    facts = {"who": "Tous", "cost": 5000, "delay": "2", "where": "Ici"}
    source = hausa.published(kind="service", facts=facts | {"papers": ["acte"], "steps": ["venir"]})
    own = {"Tous": "Kowa", "Ici": "Nan", "acte": "takarda", "venir": "zo"}
    number = translated(hausa, source, words=HAUSA | own)
    page = TextPage.objects.get(pk=number)
    assert {"name": "cost", "label": "Farashi", "lines": ["5\u00a0000\u00a0FCFA"]} in page.said
    words = ["Kiwon lafiya kyauta", "Daga Litinin.", "Wa zai iya yi : Kowa"]
    shown = sealed_words(page)
    assert all(one in shown for one in words)
    found = seals.verify_text("\n\n".join(shown))
    assert (found.verdict, found.reference) == (Verdict.AUTHENTIC, page.reference)
    assert "Farashi" in read(hausa, number)
    assert "Prix" not in read(hausa, number)


def sealed_words(page):
    text = publication.sealed_text(page, "Ministère sante")
    return [text.title, *text.paragraphs]


@pytest.mark.parametrize("name", ["flux.rss", "flux.atom", "flux.json", "flux/communiques.rss"])
def test_each_language_has_its_feeds(hausa, name):
    translated(hausa, hausa.published())
    french, other = (hausa.visitor().get(f"{start}{name}") for start in ("/", "/ha/"))
    assert "Kiwon lafiya kyauta" not in french.text
    assert "Kiwon lafiya kyauta" in other.text
    assert "Soins gratuits" not in other.text


def test_a_language_that_a_site_does_not_have_has_no_feed_and_no_search(health):
    for name in ("flux.rss", "flux.json", "recherche/", "flux/communiques.rss"):
        assert health.visitor().get(f"/ha/{name}").status_code == 404


def test_the_map_names_each_page_in_each_language(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    tree = ET.fromstring(hausa.visitor().get("/sitemap.xml").content)
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    found = {
        url.find("s:loc", space).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", space)
        }
        for url in tree.findall("s:url", space)
    }
    both = {"fr": selectors.page(source).url, "ha": selectors.page(number).url}
    assert found[both["fr"]] == both
    assert found[both["ha"]] == both


def test_each_language_is_searched_apart_and_hausa_is_not_cut_by_french_stems(hausa):
    words = HAUSA | {"Dès lundi.": "Ana buɗe cibiyoyin kiwon lafiya."}
    number = translated(hausa, hausa.published(), words=words)
    assert "Kiwon" in hausa.visitor().get("/ha/recherche/?q=kiwon").text
    assert "Babu sakamako" in hausa.visitor().get("/ha/recherche/?q=soins").text
    assert "Aucun résultat" in hausa.visitor().get("/recherche/?q=kiwon").text
    assert "cibiyoyin" in SearchEntry.objects.get(page_id=number).lead_forms.split()


def test_the_feed_of_a_translation_is_said_to_carry_it(hausa):
    assert sites.feed_contains(translated(hausa, hausa.published()))


def test_french_texts_are_called_by_the_names_of_their_language(hausa, cabinet):
    assert public.called(sites_ministry(hausa), hausa.profile, "ha").name == "Ma’aikatar Lafiya"
    assert public.called(sites_ministry(hausa), hausa.profile, "fr").name == "Ministère sante"


def sites_ministry(unit):
    from kakaki.accounts import facade as accounts

    return accounts.ministry(unit.id)


def test_a_page_in_arabic_reads_from_right_to_left(health):
    a_language(health, code="ar", name="وزارة الصحة")
    shown = health.visitor().get("/ar/").text
    assert '<html lang="ar" dir="rtl">' in shown
    assert "وزارة الصحة" in shown
    number = begun(health, health.published(), code="ar")
    desk = health.client().get(f"/bureau/textes/{number}/traduction/").text
    assert 'lang="ar" dir="rtl"' in desk


@pytest.mark.parametrize("code", ["ha", "en", "ar"])
def test_every_word_of_a_catalogue_stands_on_some_public_page(code):
    from pathlib import Path

    source = Path(languages.__file__).parents[2]
    said = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("sites", "ui", "watch")
        for path in (source / folder).rglob("*")
        if path.suffix in {".html", ".py"}
    )
    # Long ones are written on several lines.
    said += "".join(kind.notice for kind in kinds)
    stale = [french for french in languages.get(code).words if french not in said]
    assert stale == []


@pytest.mark.parametrize("code", ["ha", "en", "ar"])
def test_every_word_of_the_public_pages_is_in_each_catalogue(code):
    from pathlib import Path

    templates = Path(languages.__file__).parents[2]
    pattern = re.compile(r"""\{% say (?:"([^"]+)"|'([^']+)')""")
    used = {
        first or second
        for folder in ("sites", "ui")
        for path in (templates / folder).rglob("templates/**/*.html")
        for first, second in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert used
    assert used - languages.get(code).words.keys() == set()


@pytest.mark.parametrize("code", ["ha", "en"])
def test_every_label_of_a_kind_is_in_the_catalogues_of_hausa_and_english(code):
    words = languages.get(code).words
    labels = {
        label
        for kind in kinds
        for label in (kind.label, kind.section, kind.notice, *(fact.label for fact in kind.facts))
    }
    assert labels - words.keys() - {""} == set()
