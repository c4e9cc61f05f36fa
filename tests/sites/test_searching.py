"""Readers find what is online, under any spelling, and nothing else."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from tests.sites.test_publication import clarification
from wagtail.models import Page, PageViewRestriction

from kakaki.config.command import main
from kakaki.sites import facade as sites
from kakaki.sites import searching, visits
from kakaki.sites.models import FruitlessSearch, SearchEntry, SectionPage, StandardPage, TextPage
from kakaki.sites.visit_counter import counter


def found(unit, text: str, **more: object) -> list[str]:
    """Return the titles that a question finds on the site of a ministry."""
    results = searching.find(text, ministry_id=unit.id, **more).results
    return ["".join(piece.text for piece in one.title) for one in results]


def asked(unit, text: str, **more: str) -> str:
    answer = unit.visitor().get("/recherche/", {"q": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def bare(shown: str) -> str:
    return re.sub(r"<[^>]+>", "", shown)


@pytest.mark.parametrize(
    "text",
    [
        "vaccination",
        "VACCINATIONS",
        "vacciné",
        "rougeole enfants",
        "l’enfant",
        "vacination",
        "rougole",
    ],
)
def test_a_text_is_found_under_other_forms_and_spellings(health, text):
    health.published("Vaccination contre la rougeole", body="Amenez vos enfants à Bilmari.")
    assert "Vaccination contre la rougeole" in found(health, text)


def test_hausa_letters_are_kept_and_found_without_them(health):
    health.published("Ƙasa da ruwa", language="ha", body="Ɓarnar ruwa a ƙasa.")
    health.published("Kasa", body="Un nom propre.")
    assert found(health, "ƙasa") == ["Ƙasa da ruwa"]
    assert set(found(health, "kasa")) == {"Ƙasa da ruwa", "Kasa"}


def test_a_draft_a_text_to_read_and_an_approved_one_are_not_found(health):
    health.draft("Brouillon secret")
    saved = health.draft("Relecture secrète")
    sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    health.approved("Approuvé secret")
    assert found(health, "secret") == []
    assert found(health, "secrète") == []
    assert not SearchEntry.objects.filter(title__contains="secr").exists()


def test_the_new_version_of_a_text_is_not_found_before_it_is_online(health):
    number = health.published("Horaires du centre")
    page = sites.page(number)
    saved = health.draft("Horaires nocturnes", page_id=number, base_version=page.version)
    assert found(health, "nocturnes") == []
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=saved.version)
    sites.publish_text(page_id=number, actor_id=health.head.pk)
    assert found(health, "nocturnes") == ["Horaires nocturnes"]
    assert found(health, "centre") == []


def test_a_withdrawn_text_is_no_longer_found(health):
    number = health.published("Prix du carnet")
    assert found(health, "carnet") == ["Prix du carnet"]
    sites.withdraw_page(page_id=number, reason="Erreur", actor_id=health.head.pk)
    assert found(health, "carnet") == []
    assert "Prix du carnet" not in asked(health, "carnet")


def test_a_page_taken_offline_deleted_or_closed_is_no_longer_found(health):
    page = StandardPage(title="Nos archives", slug="archives", lead="Registres anciens.")
    health.profile.home.add_child(instance=page)
    page.save_revision().publish()
    assert found(health, "registres") == ["Nos archives"]
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type=PageViewRestriction.LOGIN
    )
    assert found(health, "registres") == []
    restriction.delete()
    StandardPage.objects.get(pk=page.pk).unpublish()
    assert found(health, "registres") == []
    StandardPage.objects.get(pk=page.pk).save_revision().publish()
    assert found(health, "registres") == ["Nos archives"]
    StandardPage.objects.get(pk=page.pk).delete()
    assert found(health, "registres") == []


def test_a_page_that_moves_is_found_at_its_new_address(health):
    section = health.profile.home.add_child(instance=SectionPage(title="Aide", slug="aide"))
    page = StandardPage(title="Nos archives", slug="archives", lead="Registres anciens.")
    health.profile.home.add_child(instance=page)
    page.save_revision().publish()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    results = searching.find("registres", ministry_id=health.id).results
    assert [one.url.rpartition("8000")[2] for one in results] == ["/aide/archives/"]


def test_a_publication_that_fails_leaves_nothing_to_find(health):
    from django.db import transaction

    saved = health.approved("Texte interrompu")
    with transaction.atomic():
        sites.publish_text(page_id=saved.page_id, actor_id=health.head.pk)
        assert found(health, "interrompu") == ["Texte interrompu"]
        transaction.set_rollback(True)
    assert found(health, "interrompu") == []


def test_a_ministry_finds_its_own_texts_and_the_portal_those_of_all(health, education, cabinet):
    health.published("Bourse de santé")
    education.published("Bourse scolaire")
    assert found(health, "bourse") == ["Bourse de santé"]
    shown = bare(Client(HTTP_HOST="localhost:8000").get("/recherche/?q=bourses").content.decode())
    assert "Bourse de santé" in shown
    assert "Ministère sante" in shown
    assert "Ministère education" in shown


def test_a_mise_au_point_is_found_by_what_goes_around(health):
    clarification(health)
    entry = SearchEntry.objects.get(kind="clarification")
    word = max(entry.text.split(), key=len)
    assert entry.title in found(health, word)


def test_results_are_narrowed_by_kind_and_by_year(health):
    health.published("Campagne A", published_on=date(2025, 3, 1))
    health.published("Campagne B", published_on=date(2026, 3, 1))
    health.published("Campagne C", kind="news", published_on=date(2026, 4, 1))
    assert found(health, "campagne", year=2025) == ["Campagne A"]
    assert found(health, "campagne", kind="news") == ["Campagne C"]
    shown = asked(health, "campagne", sorte="news", annee="2025")
    assert "Rien de cette sorte" in shown
    assert "Communiqué (2)" in shown
    assert "2026 (2)" in shown


@pytest.mark.parametrize("year", ["abc", "20²6", "99999", "-200", "0000"])
def test_a_year_that_is_none_breaks_nothing(health, year):
    asked(health, "campagne", annee=year)


def test_many_results_are_shown_ten_at_a_time(health):
    for number in range(12):
        health.published(f"Avis numéro {number}")
    first, second = asked(health, "avis"), asked(health, "avis", page="2")
    assert first.count("<li><h3>") == 10
    assert second.count("<li><h3>") == 2
    assert "Page suivante" in first
    assert "Page précédente" in second


def test_a_result_shows_its_kind_its_day_and_the_words_marked_and_escapes_the_rest(health):
    health.published("Le <b>riz</b> & le mil", body="Le riz <script> est à 500 francs.")
    shown = asked(health, "riz")
    assert "&lt;b&gt;<mark>riz</mark>&lt;/b&gt; &amp; le mil" in shown
    assert "<script>" not in shown
    assert "Communiqué — " in bare(shown)
    assert "24 novembre 2026" in bare(shown)


def test_a_slip_is_told_with_what_was_understood(health):
    health.published("Vaccination des élèves")
    shown = bare(asked(health, "vacination"))
    assert "Aucun texte ne contient « vacination »" in shown
    assert "« vaccination »" in shown


def test_a_slip_is_never_mended_with_the_words_of_a_draft(health):
    health.draft("Hydroélectricité secrète")
    assert searching.find("hydroelectricte", ministry_id=health.id).corrected == ""


def test_an_empty_question_shows_a_field_and_titles_to_choose_from(health):
    health.published("Carnet de naissance")
    health.draft("Brouillon secret")
    shown = asked(health, "  ")
    assert '">Carnet de naissance</a>' in shown
    assert "secret" not in shown
    assert "Aucun résultat" not in shown


def test_nothing_found_says_what_to_try_and_where_to_verify(health):
    shown = asked(health, "chameau bleu")
    assert "Aucun résultat" in shown
    assert "/verifier/" in shown
    assert "/signaler/" in shown


@pytest.mark.parametrize(
    "text",
    ['"', "a OR b", "titre:*", "(", "NEAR(a b)", "é" * 5000, "\0", "%", "'; DROP TABLE x", "mot " * 900, "\ud800"],
)  # fmt: skip
def test_no_question_breaks_the_page(health, text):
    answer = health.visitor().get("/recherche/", {"q": text.encode("utf-8", "replace")})
    assert answer.status_code == 200


def test_a_long_question_says_that_it_was_cut(health):
    assert "seuls ses premiers mots" in asked(health, " ".join(f"mot{n}" for n in range(60)))


def test_results_are_kept_by_nobody_and_by_no_search_engine(health):
    health.published("Carnet")
    answer = health.visitor().get("/recherche/?q=carnet")
    assert "X-Kakaki-Tags" not in answer.headers
    assert 'content="noindex"' in answer.content.decode()


def test_the_field_stands_at_the_head_of_every_public_page(health):
    shown = health.visitor().get("/").content.decode()
    assert '<form class="find no-print" role="search" action="/recherche/">' in shown


def test_the_index_is_made_anew_from_the_pages_by_a_command(health, capsys):
    number = health.published("Forages de Bilmari")
    health.draft("Brouillon secret")
    count = SearchEntry.objects.count()
    SearchEntry.objects.all().delete()
    TextPage.objects.filter(pk=number).update(title="Puits de Bilmari")
    assert found(health, "Bilmari") == []
    assert main(["reindex"]) == 0
    assert f"{count} pages" in capsys.readouterr().out
    assert found(health, "puits") == ["Puits de Bilmari"]
    assert found(health, "forages") == []
    assert found(health, "secret") == []


def test_the_index_follows_its_rows(health):
    health.published("Forages de Bilmari")
    sites.reindex()
    with connection.cursor() as cursor:
        for name in ("sites_search", "sites_vocabulary"):
            cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")


def test_only_what_many_sought_in_vain_is_written_and_no_number_or_address(health):
    for text in ("chameau bleu", "appeler 20 73 54 12", "aissa@exemple.kt", "dossier 123456"):
        asked(health, text)
    visits.write_down()
    row = FruitlessSearch.objects.get()
    assert (row.words, row.count, row.ministry_id) == ("", 1, health.id)
    for _ in range(2):
        asked(health, "Chameau  BLEU")
        asked(health, "chameau bleu")
        visits.write_down()
    row.refresh_from_db()
    assert (row.words, row.count) == ("chameau bleu", 3)


@pytest.fixture(autouse=True)
def _nothing_counted():
    counter.take()
    yield
    counter.take()
