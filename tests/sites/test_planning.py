"""The calendar shows each ministry its own, and the Cabinet the titles of what is scheduled."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.sites.test_holding import a_coordinator

from kakaki.kernel import clock
from kakaki.sites import bundling, holding, scheduling
from kakaki.sites import facade as sites
from kakaki.sites.models import TextPage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
CALENDAR = "/bureau/calendrier/"


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


@pytest.fixture
def full(health, cabinet):
    """Put one thing of each sort in the calendar of a ministry."""
    scheduled = health.approved("Texte programmé").page_id
    sites.schedule_publication(page_id=scheduled, at=NOON + HOUR, actor_id=health.head.pk)
    embargoed = health.draft("Texte sous embargo").page_id
    holding.set_embargo(page_id=embargoed, until=NOON + 2 * HOUR, actor_id=health.head.pk)
    bundled = health.approved("Texte groupé").page_id
    bundle = bundling.make_bundle(title="Rentrée", at=NOON + HOUR, actor_id=None)
    bundling.add_text(bundle_id=bundle.pk, page_id=bundled, actor_id=None)
    leaving = health.published("Texte à retirer")
    scheduling.schedule_withdrawal(
        page_id=leaving, at=NOON + HOUR, actor_id=health.head.pk, because="over", reason=""
    )
    closing = health.published("Texte qui ferme")
    TextPage.objects.filter(pk=closing).update(closes_on="2026-11-30")
    asked = health.draft("Texte à relire").page_id
    sites.submit_for_approval(page_id=asked, actor_id=health.writer.pk)
    return scheduled


EVERY = [
    "Texte programmé",
    "Texte sous embargo",
    "Texte groupé",
    "Texte à retirer",
    "Texte qui ferme",
    "Texte à relire",
]


@pytest.mark.parametrize("role", ["writer", "reader", "head"])
def test_a_ministry_sees_all_of_its_own(full, health, role):
    shown = health.client(getattr(health, role)).get(CALENDAR).content.decode()
    assert [title for title in EVERY if title in shown] == EVERY
    assert f'href="/bureau/textes/{full}/"' in shown


@pytest.mark.parametrize("role", ["writer", "reader", "head"])
def test_another_ministry_sees_nothing_of_it(full, education, role):
    shown = education.client(getattr(education, role)).get(CALENDAR).content.decode()
    assert [title for title in EVERY if title in shown] == []
    assert "Rentrée" not in shown


def test_the_cabinet_sees_the_titles_of_what_is_scheduled_and_nothing_else(full, cabinet):
    shown = cabinet.client(a_coordinator(cabinet)).get(CALENDAR).content.decode()
    assert [title for title in EVERY if title in shown] == ["Texte programmé", "Texte groupé"]
    assert f"/bureau/textes/{full}/" not in shown
    assert "Le Cabinet lit ici les titres" in shown


def test_another_person_of_the_cabinet_sees_only_the_cabinets_own(full, cabinet):
    shown = cabinet.client(cabinet.head).get(CALENDAR).content.decode()
    assert [title for title in EVERY if title in shown] == []


def test_somebody_not_signed_in_is_led_to_the_door(full, client):
    assert client.get(CALENDAR, HTTP_HOST="localhost:8000").status_code == 302


def test_an_empty_calendar_says_what_to_do(health):
    shown = health.client().get(CALENDAR).content.decode()
    assert "Rien n’est programmé" in shown


@pytest.mark.parametrize("typed", ["2026-13", "abc", "", "2026-12"])
def test_any_month_is_shown(health, typed):
    shown = health.client().get(CALENDAR, {"mois": typed}).content.decode()
    assert ("décembre 2026" if typed == "2026-12" else "novembre 2026") in shown
