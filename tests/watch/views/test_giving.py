"""A file is looked at, then taken once, by whoever handles the rumours of the ministry."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factcheck.conftest import signed_in
from tests.watch.sources.test_files import FRENCH

from kakaki.kernel import clock
from kakaki.watch import giving
from kakaki.watch.models import GivenFile, Item

ADDRESS = "/bureau/rumeurs/fichiers/"
GIVEN = {"source": "whatsapp_export", "label": "Relais", "consent": "1", "agreed_by": "Le chef"}


@pytest.fixture(autouse=True)
def _march():
    with clock.held_at(datetime(2026, 3, 15, tzinfo=UTC)):
        yield


def give(desk, **fields):
    file = SimpleUploadedFile("groupe.txt", FRENCH.encode())
    return desk.post(ADDRESS, GIVEN | {"file": file} | fields, follow=True)


def test_a_group_is_looked_at_then_taken_once(country):
    desk = signed_in(country.officer)
    shown = give(desk).content.decode()
    assert "On dit que l’eau de Bilmari" in shown
    assert not Item.objects.exists()
    row = GivenFile.objects.get()
    for _ in range(2):
        desk.post(f"{ADDRESS}{row.pk}/")
    give(desk)
    desk.post(f"{ADDRESS}{GivenFile.objects.first().pk}/")
    item = Item.objects.get()
    assert (item.ministry, item.heard_on) == (country.health, "Relais")
    assert [one.new for one in GivenFile.objects.order_by("pk")] == [1, 0]
    assert all(one.entries == [] for one in GivenFile.objects.all())


@pytest.mark.parametrize(
    "fields", [{"consent": ""}, {"agreed_by": " "}, {"label": ""}, {"source": "feed"}, {"file": ""}]
)
def test_without_consent_name_or_file_nothing_is_read(country, fields):
    assert give(signed_in(country.officer), **fields).status_code == 422
    assert not GivenFile.objects.exists()


def test_what_is_old_is_counted_and_not_taken(country):
    with clock.held_at(clock.now() + timedelta(days=40)):
        shown = give(signed_in(country.officer)).content.decode()
    assert "Rien à prendre" in shown
    assert GivenFile.objects.get().old == 1


def test_nobody_else_sees_or_takes_a_file(country):
    give(signed_in(country.officer))
    row = GivenFile.objects.get()
    for person in (country.stranger, country.head):
        desk = signed_in(person)
        assert desk.get(f"{ADDRESS}{row.pk}/").status_code == 404
        assert desk.post(f"{ADDRESS}{row.pk}/").status_code == 404
    assert signed_in(country.operator).get(ADDRESS).status_code == 403
    assert not Item.objects.exists()


def test_what_was_not_taken_is_forgotten_within_the_hour(country):
    give(signed_in(country.officer))
    with clock.held_at(clock.now() + timedelta(hours=2)):
        giving.forget_given()
    assert not GivenFile.objects.exists()
