"""A site is offered in other languages below its French pages, whose addresses never change."""

import pytest
from tests.sites.translating.prepared import a_language
from wagtail.models import Page

from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites.models import SiteLanguage, StandardPage
from kakaki.sites.translating import site_languages


def test_a_language_begins_below_the_home_and_french_addresses_stay(health):
    before = dict(Page.objects.filter(live=True).values_list("pk", "url_path"))
    offered = a_language(health)
    assert offered.home.url_path == f"{health.profile.home.url_path}ha/"
    assert dict(Page.objects.filter(pk__in=before).values_list("pk", "url_path")) == before
    assert health.visitor().get("/ha/").status_code == 200


def test_offering_twice_names_the_ministry_anew_and_opens_nothing_else(health):
    first = a_language(health)
    again = a_language(health, name="Ma’aikatar Kiwon Lafiya")
    assert again.pk == first.pk
    assert SiteLanguage.objects.get().name == "Ma’aikatar Kiwon Lafiya"
    assert "Ma’aikatar Kiwon Lafiya" in health.visitor().get("/ha/").text


@pytest.mark.parametrize("name", ["", "   ", "x" * 161])
def test_a_language_is_not_offered_without_the_name_of_the_ministry(health, name):
    with pytest.raises(InvalidInputError):
        a_language(health, name=name)


@pytest.mark.parametrize("code", ["fr", "xx", ""])
def test_french_and_unknown_languages_are_not_added(health, code):
    with pytest.raises(NotFoundError):
        a_language(health, code=code)


def test_a_page_that_stands_at_the_address_is_not_pushed_away(health):
    health.profile.home.add_child(instance=StandardPage(title="Ha", slug="ha"))
    with pytest.raises(ConflictError):
        a_language(health)


def test_a_language_that_is_no_longer_offered_keeps_its_pages(health):
    a_language(health)
    site_languages.stop_offering(ministry_id=health.id, code="ha", actor_id=health.head.pk)
    assert site_languages.offered(health.profile) == []
    assert health.visitor().get("/ha/").status_code == 200


def test_a_language_is_offered_at_the_desk_by_the_head(health):
    answer = health.client(health.head).post(
        "/bureau/langues/proposer/", {"ministere": "sante", "langue": "en", "nom": "Health"}
    )
    assert answer.status_code == 302
    assert [one.code for one in site_languages.offered(health.profile)] == ["en"]
    health.client(health.head).post(
        "/bureau/langues/cesser/", {"ministere": "sante", "langue": "en"}
    )
    assert site_languages.offered(health.profile) == []


@pytest.mark.parametrize("door", ["proposer", "cesser"])
def test_a_writer_and_another_ministry_may_not_offer_or_stop(health, education, door):
    given = {"ministere": "sante", "langue": "en", "nom": "Pris"}
    address = f"/bureau/langues/{door}/"
    assert health.client(health.writer).post(address, given).status_code == 403
    education.client(education.head).post(address, given)
    assert not SiteLanguage.objects.filter(profile=health.profile).exists()
    assert health.visitor().post(address, given).status_code in (302, 403)
