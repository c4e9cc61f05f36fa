"""What is translated is counted as readers are served, and the next thing to do is one tap away."""

import pytest
from tests.sites.translating.prepared import (
    HAUSA,
    a_language,
    begun,
    corrected,
    saved,
    translated,
)

from kakaki.sites import facade as sites
from kakaki.sites.translating import completeness


@pytest.fixture
def hausa(health):
    health.hausa = a_language(health)
    return health


def counted(unit):
    found = completeness.completeness_of(unit.profile, unit.hausa)
    return found, {code: found.counts[code] for code in ("current", "outdated", "begun", "none")}


def test_published_texts_are_counted_by_how_their_translation_stands(hausa):
    current, outdated, started, _none = (hausa.published(f"Texte {n}") for n in range(4))
    words = HAUSA | {f"Texte {n}": f"Bayani {n}" for n in range(4)}
    translated(hausa, current, words=words)
    translated(hausa, outdated, words=words)
    corrected(hausa, outdated, title="Texte 1", lead="Dès mardi.")
    saved(hausa, begun(hausa, started), {"Texte 2": "Bayani 2"})
    hausa.draft("Un brouillon")
    found, counts = counted(hausa)
    assert counts == {"current": 1, "outdated": 1, "begun": 1, "none": 1}
    assert (found.total, found.percent) == (4, 25)
    assert [(one.title, one.freshness) for one in found.todo] == [
        ("Texte 1", "outdated"), ("Texte 2", "begun"), ("Texte 3", "none"),
    ]  # fmt: skip


def test_a_withdrawn_french_text_asks_that_its_translation_be_withdrawn(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    sites.withdraw_page(page_id=source, reason="Erreur", actor_id=hausa.head.pk)
    found, _ = counted(hausa)
    assert [(one.translation_id, one.label) for one in found.todo] == [
        (number, "À retirer : le français est retiré")
    ]
    assert found.total == 0
    sites.withdraw_page(page_id=number, reason="Erreur", actor_id=hausa.head.pk)
    assert counted(hausa)[0].todo == []


def test_the_screen_leads_to_what_is_to_be_done(hausa):
    source = hausa.published()
    shown = hausa.client().get("/bureau/langues/").text
    assert f'action="/bureau/textes/{source}/traduire/"' in shown
    number = begun(hausa, source)
    assert f"/bureau/textes/{number}/traduction/" in hausa.client().get("/bureau/langues/").text


def test_the_cabinet_sees_every_ministry_and_no_title_of_what_they_write(hausa, education, cabinet):
    saved(hausa, begun(hausa, hausa.draft("Secret français").page_id), {"Secret français": "Sirri"})
    shown = cabinet.client(cabinet_coordinator(cabinet)).get("/bureau/langues/").text
    assert "Tous les ministères" in shown
    assert "Ministère sante" in shown
    assert "Ministère education" in shown
    assert "Secret" not in shown
    assert "Sirri" not in shown


def cabinet_coordinator(cabinet):
    from tests.sites.conftest import a_member

    return a_member(cabinet.id, "cabinet", first_name="Coord", last_name="Cabinet")


def test_another_ministry_sees_its_own_only(hausa, education):
    hausa.published("Texte de la santé")
    shown = education.client().get("/bureau/langues/").text
    assert "Texte de la santé" not in shown
    assert "Tous les ministères" not in shown


def test_the_screen_is_behind_the_door(client, hausa):
    answer = client.get("/bureau/langues/", HTTP_HOST="localhost:8000")
    assert "/comptes/login/" in answer.headers["Location"]
