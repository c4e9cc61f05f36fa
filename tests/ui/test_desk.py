"""The desk's home: what each person may do, and what waits for them."""

import pytest
from django.urls import reverse
from tests.ui.conftest import signed_in

from kakaki.accounts import facade as accounts
from kakaki.ui import selectors
from kakaki.ui.contracts import Waiting


def labels(user) -> list[str]:
    return [tile.label for tile in selectors.tiles(accounts.person_of(user))]


def test_the_home_asks_what_to_do_and_shows_only_what_the_person_may_do(country):
    page = signed_in(country.officer).get(reverse("ui:home")).content.decode()
    assert "Que voulez-vous faire ?" in page
    assert "Rien ne vous attend." in page
    assert "Gérer mon équipe" not in page
    assert "Voir les composants" not in page
    assert "Voir les composants" in labels(country.operator)
    assert "Écrire un communiqué" in labels(country.officer)
    assert "Écrire un communiqué" not in labels(country.operator)


def test_only_the_closest_place_is_here(country):
    person = accounts.person_of(country.officer)
    here = [place.url for place in selectors.places(person, "/bureau/textes/12/")]
    marked = [p.url for p in selectors.places(person, "/bureau/textes/12/") if p.is_here]
    assert reverse("ui:home") in here
    assert marked == [reverse("sites:texts")]


def test_what_waits_comes_urgent_first_and_empty_things_do_not_show(country, monkeypatch):
    class Room:
        @staticmethod
        def waiting(person):
            return (
                Waiting("calme", 9, "/a/"),
                Waiting("vide", 0, "/b/"),
                Waiting("vite", 1, "/c/", urgent=True),
            )

    monkeypatch.setattr(selectors, "_rooms", lambda: (Room,))
    found = selectors.waiting(accounts.person_of(country.officer))
    assert [thing.label for thing in found] == ["vite", "calme"]


@pytest.mark.parametrize("name", ["ui:home", "ui:waiting", "ui:components"])
def test_the_desk_leads_strangers_to_the_door(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert "/comptes/login/" in answer.headers["Location"]


def test_the_theme_of_a_ministry_is_its_colour_and_an_unknown_ministry_has_none(client, country):
    sheet = client.get("/theme/sante.css")
    assert "--k-accent:#0b6e5f" in sheet.content.decode()
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert client.get("/theme/ailleurs.css").status_code == 404
