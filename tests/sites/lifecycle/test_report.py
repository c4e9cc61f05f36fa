"""The list of what is wrong with pages online, for a ministry, and for the Cabinet of all."""

from datetime import timedelta

import pytest
from tests.sites.conftest import a_member
from tests.sites.lifecycle.test_own_links import linking_to
from tests.sites.test_kinds import published

from kakaki.kernel import clock
from kakaki.sites import facade as sites
from kakaki.sites import visits
from kakaki.sites.lifecycle import reviewing
from kakaki.sites.lifecycle.report import report_of
from kakaki.sites.models import PageVisits, Review


def sorts(unit, page: int) -> set[str]:
    found = report_of(unit.writer.pk, [unit.id])
    return {fault.sort for line in found if line.page.id == page for fault in line.faults}


def test_a_page_is_listed_when_it_is_late_and_a_week_before(health):
    page = published(health, "service").id
    due = Review.objects.get(page_id=page).due_on
    days = (due - visits.today()).days
    for held, expected in ((days - 8, set()), (days - 7, {"soon"}), (days, {"late"})):
        with clock.held_at(clock.now() + timedelta(days=held)):
            assert sorts(health, page) == expected


def test_a_deadline_that_is_past_is_listed_until_somebody_says_it_may_stay(health):
    page = published(health, "tender").id
    assert sorts(health, page) == set()
    with clock.held_at(clock.now() + timedelta(days=40)):
        assert sorts(health, page) == {"over"}
        reviewing.confirm(page_id=page, actor_id=health.writer.pk)
        assert sorts(health, page) == set()


def test_broken_links_and_words_to_correct_are_listed(health):
    page = health.published("Un texte", body=linking_to("/nulle-part/"))
    assert "links" in sorts(health, page)
    bad = health.published("Un autre texte", body="Le centre est ouvert au jour d'aujourd'hui .")
    assert "words" in sorts(health, bad)


def test_a_picture_without_words_is_listed(health):
    page = health.published("Un texte")
    Review.objects.filter(page_id=page).update(mute_pictures=2)
    lines = report_of(health.writer.pk, [health.id])
    words = [fault.words for line in lines if line.page.id == page for fault in line.faults]
    assert "2 images sans texte" in words


def test_a_page_never_read_is_listed_once_readings_are_counted_long_enough(health):
    page = health.published("Un texte")
    path = "/" + sites.page(page).url.split("/", 3)[3]
    today = visits.today()
    with clock.held_at(clock.now() + timedelta(days=200)):
        assert "unread" not in sorts(health, page)
        PageVisits.objects.create(ministry_id=health.id, path="/", day=today, count=1)
        assert "unread" in sorts(health, page)
        PageVisits.objects.create(ministry_id=health.id, path=path, day=visits.today(), count=1)
        assert "unread" not in sorts(health, page)


def test_a_withdrawn_page_is_not_listed(health):
    page = health.published("Un texte", body=linking_to("/nulle-part/"))
    sites.withdraw_page(page_id=page, reason="Périmé", actor_id=health.head.pk)
    assert sorts(health, page) == set()


def test_nothing_to_do_is_said_in_words(health):
    Review.objects.all().delete()
    assert "Aucune page n’attend" in health.client().get("/bureau/a-revoir/").content.decode()


def test_the_list_is_narrowed_by_what_is_wrong(health):
    health.published("Un lien", body=linking_to("/nulle-part/"))
    published(health, "tender", "Un marché")
    desk = health.client()
    with clock.held_at(clock.now() + timedelta(days=40)):
        shown = desk.get("/bureau/a-revoir/?quoi=over").content.decode()
        assert "Un marché" in shown
        assert "Un lien" not in shown
        assert "Un lien" in desk.get("/bureau/a-revoir/?quoi=inconnu").content.decode()


def test_the_file_says_the_same_and_is_safe_in_a_spreadsheet(health):
    health.published("=SOMME(A1)", body=linking_to("/nulle-part/"))
    answer = health.client().get("/bureau/a-revoir/fichier/")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/csv")
    assert "lien à corriger" in text
    assert "\n=SOMME" not in text
    assert ";=SOMME" not in text
    assert '"=SOMME' not in text


@pytest.mark.parametrize("address", ["/bureau/a-revoir/", "/bureau/a-revoir/fichier/"])
def test_a_ministry_sees_its_own_pages_and_the_cabinet_all(health, education, cabinet, address):
    health.published("Santé à revoir", body=linking_to("/nulle-part/"))
    education.published("École à revoir", body=linking_to("/nulle-part/"))
    own = education.client(education.head).get(address, {"ministere": "sante"}).content.decode()
    assert "École à revoir" in own
    assert "Santé à revoir" not in own
    desk = cabinet.client(a_member(cabinet.id, "cabinet"))
    every = desk.get(address).content.decode()
    assert "École à revoir" in every
    assert "Santé à revoir" in every
    one = desk.get(address, {"ministere": "sante"}).content.decode()
    assert "École à revoir" not in one


def test_the_cabinet_is_led_to_the_page_and_not_to_a_closed_door(health, cabinet):
    page = health.published("Santé à revoir", body=linking_to("/nulle-part/"))
    desk = cabinet.client(a_member(cabinet.id, "cabinet"))
    shown = desk.get("/bureau/a-revoir/").content.decode()
    assert f"/bureau/a-revoir/{page}/" not in shown
    assert sites.page(page).url in shown
