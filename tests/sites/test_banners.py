"""Banners: raised in one gesture, seen above every page of the right sites, and gone in time."""

from datetime import timedelta

import pytest
from tests.sites.conftest import a_member
from tests.sites.test_public import read

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import banners
from kakaki.sites import facade as sites
from kakaki.sites.models import Banner, PendingPurge

FLOOD = "Le fleuve monte à Bilmari : quittez les berges."


def up(unit=None, *, kind="alert", text=FLOOD, hours=24, link=""):
    return banners.raise_banner(
        kind=kind,
        text=text,
        link=link,
        ends_at=clock.now() + timedelta(hours=hours),
        ministry_id=unit.id if unit else None,
        actor_id=None,
    )


def test_a_banner_stands_above_every_page_of_its_ministry_and_of_no_other(health, education):
    page = sites.page(health.published())
    up(health)
    for address in (page.url, "/", "/communiques/"):
        shown = read(health, address)
        assert shown.index(FLOOD) < shown.index("site-head")
    assert FLOOD not in read(education, "/")


def test_a_banner_of_the_government_stands_on_every_site(health, education, cabinet):
    up()
    for unit in (health, education, cabinet):
        assert FLOOD in read(unit, "/")


def test_a_national_mourning_turns_the_sites_grey(health):
    assert 'class="mourning"' not in read(health, "/")
    up(kind="mourning", text="Trois jours de deuil après la crue.")
    shown = read(health, "/")
    assert 'class="mourning"' in shown
    assert "Deuil national" in shown


def test_a_banner_ends_by_itself_and_its_pages_are_made_again(
    health, django_capture_on_commit_callbacks
):
    up(health, hours=1)
    with clock.held_at(clock.now() + timedelta(hours=2)):
        assert FLOOD not in read(health, "/")
        PendingPurge.objects.all().delete()
        assert banners.lower_what_ended() == 1
        assert PendingPurge.objects.get().tags == [f"site:{health.id}"]
        assert banners.lower_what_ended() == 0


def test_the_same_words_raised_twice_make_one_banner(health):
    assert up(health) == up(health)
    assert len(audit.lines(target=f"banner:{Banner.objects.get().pk}")) == 1


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"text": ""}, "une phrase"),
        ({"text": "x" * 201}, "200 signes"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"hours": -1}, "40 jours"),
        ({"hours": 24 * 60}, "40 jours"),
        ({"kind": "fête"}, "une phrase"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_to_mend(health, change, advice):
    with pytest.raises(InvalidInputError) as refused:
        up(health, **change)
    assert advice in refused.value.advice()


def given(where: str, **change: str) -> dict[str, str]:
    ends = clock.now() + timedelta(days=1)
    fields = {"where": where, "kind": "alert", "text": FLOOD, "ends_at": f"{ends:%Y-%m-%dT%H:%M}"}
    return fields | change


def test_a_head_raises_and_lowers_the_banner_of_their_ministry(health):
    desk = health.client(health.head)
    assert desk.post("/bureau/bandeaux/", given(str(health.id))).status_code == 302
    assert FLOOD in read(health, "/")
    number = Banner.objects.get().pk
    assert FLOOD in desk.get("/bureau/bandeaux/").content.decode()
    assert desk.post(f"/bureau/bandeaux/{number}/retirer/").status_code == 302
    assert FLOOD not in read(health, "/")


def test_the_cabinet_raises_a_banner_everywhere(health, cabinet):
    coordinator = a_member(cabinet.id, "cabinet")
    desk = cabinet.client(coordinator)
    assert desk.post("/bureau/bandeaux/", given("tous")).status_code == 302
    assert FLOOD in read(health, "/")


@pytest.mark.parametrize("who", ["writer", "reader"])
def test_an_officer_raises_no_banner(health, who):
    desk = health.client(getattr(health, who))
    assert desk.get("/bureau/bandeaux/").status_code == 403
    assert desk.post("/bureau/bandeaux/", given(str(health.id))).status_code == 403
    assert not Banner.objects.exists()


def test_a_head_raises_no_banner_on_other_sites_and_lowers_none(health, education):
    desk = health.client(health.head)
    for where in ("tous", str(education.id)):
        assert desk.post("/bureau/bandeaux/", given(where)).status_code == 422
    others = [up(education).pk, up().pk]
    for number in others:
        assert desk.post(f"/bureau/bandeaux/{number}/retirer/").status_code == 404
    assert FLOOD not in desk.get("/bureau/bandeaux/").content.decode()
    assert Banner.objects.filter(lowered_at=None).count() == 2
