"""Pages online are read again: by a day, by somebody, in one gesture that can be undone."""

from datetime import date, timedelta

import pytest
from tests.sites.conftest import a_member
from tests.sites.test_kinds import facts_of, published
from tests.sites.test_public import read

from kakaki.accounts.models import Membership
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import facade as sites
from kakaki.sites import visits
from kakaki.sites.engine.review_dates import months_after
from kakaki.sites.lifecycle import keepers, reviewing
from kakaki.sites.models import Review, StandardPage


def a_service(unit, title="Carte de santé") -> int:
    return published(unit, "service", title).id


def test_each_kind_has_its_own_delay_and_a_communique_none(health):
    today = visits.today()
    assert Review.objects.get(page_id=health.published("Annonce")).due_on is None
    page = a_service(health)
    review = Review.objects.get(page_id=page)
    assert review.due_on == months_after(today, 6)
    assert review.keeper_id == health.writer.pk


def test_one_click_says_it_is_still_true_and_sets_the_next_day(health):
    page = a_service(health)
    desk = health.client()
    with clock.held_at(clock.now() + timedelta(days=200)):
        today = visits.today()
        assert "À revoir depuis le" in desk.get("/bureau/a-revoir/").content.decode()
        answer = desk.post(f"/bureau/a-revoir/{page}/juste/", {"then": "list"}, follow=True)
        shown = answer.content.decode()
        assert "toujours juste" in shown
        assert "Aucune page n’attend" in shown
        review = Review.objects.get(page_id=page)
        assert (review.checked_on, review.checked_by_id) == (today, health.writer.pk)
        assert review.due_on == months_after(today, 6)
        assert any(one.action == "sites.review_done" for one in audit.lines(target=f"page:{page}"))


def test_the_public_page_says_when_it_was_read_again(health):
    page = sites.page(a_service(health))
    assert "Relu le" not in read(health, page.url)
    reviewing.confirm(page_id=page.id, actor_id=health.writer.pk)
    assert "Relu le" in read(health, page.url)
    communique = sites.page(health.published("Annonce"))
    reviewing.confirm(page_id=communique.id, actor_id=health.writer.pk)
    assert "Relu le" not in read(health, communique.url)


def test_saying_it_twice_the_same_day_is_saying_it_once(health):
    page = a_service(health)
    for _ in range(2):
        reviewing.confirm(page_id=page, actor_id=health.writer.pk)
    done = [one for one in audit.lines(target=f"page:{page}") if one.action == "sites.review_done"]
    assert len(done) == 1


def test_a_reading_noted_by_mistake_is_undone(health):
    page = a_service(health)
    before = Review.objects.get(page_id=page).due_on
    with clock.held_at(clock.now() + timedelta(days=200)):
        desk = health.client()
        desk.post(f"/bureau/a-revoir/{page}/juste/")
        desk.post(f"/bureau/a-revoir/{page}/annuler/")
        review = Review.objects.get(page_id=page)
        assert (review.due_on, review.checked_on) == (before, None)
        again = desk.post(f"/bureau/a-revoir/{page}/annuler/", follow=True)
        assert "rien à annuler" in again.content.decode()


def test_a_correction_counts_as_a_reading(health):
    page = a_service(health)
    with clock.held_at(clock.now() + timedelta(days=100)):
        saved = health.draft(
            "Carte de santé", body="Autres mots.", page_id=page, kind="service", facts=facts_of("service"),
            base_version=sites.page(page).version,
        )  # fmt: skip
        sites.submit_for_approval(page_id=page, actor_id=health.writer.pk)
        sites.approve(page_id=page, actor_id=health.reader.pk, version=saved.version)
        sites.publish_text(page_id=page, actor_id=health.head.pk, note="Autres mots")
        review = Review.objects.get(page_id=page)
        assert (review.checked_on, review.due_on) == (
            visits.today(),
            months_after(visits.today(), 6),
        )


def test_a_withdrawn_text_is_no_longer_read_again(health):
    page = a_service(health)
    sites.withdraw_page(page_id=page, reason="Périmé", actor_id=health.head.pk)
    assert not Review.objects.filter(page_id=page).exists()
    assert reviewing.follow_what_was_missed() >= 0
    assert not Review.objects.filter(page_id=page).exists()


def test_pages_published_before_get_their_day_by_themselves(health):
    page = a_service(health)
    Review.objects.all().delete()
    assert reviewing.follow_what_was_missed() > 0
    assert Review.objects.filter(page_id=page).exists()
    standard = StandardPage.objects.live().first()
    assert Review.objects.get(page_id=standard.pk).due_on is not None
    assert reviewing.follow_what_was_missed() == 0


def test_the_head_keeps_the_pages_of_somebody_who_left(health):
    page = a_service(health)
    review = Review.objects.get(page_id=page)
    assert keepers.Keepers().of(review) == {health.writer.pk}
    Membership.objects.filter(user=health.writer).delete()
    assert keepers.Keepers().of(review) == {health.head.pk}


def test_the_day_and_the_keeper_can_be_changed(health):
    page = a_service(health)
    day = visits.today() + timedelta(days=30)
    fields = {"due_on": day.isoformat(), "keeper": str(health.reader.pk)}
    assert health.client().post(f"/bureau/a-revoir/{page}/", fields).status_code == 302
    review = Review.objects.get(page_id=page)
    assert (review.due_on, review.keeper_id) == (day, health.reader.pk)
    assert "Valid Sante" in health.client().get(f"/bureau/a-revoir/{page}/").content.decode()


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2090, 1, 1)])
def test_a_day_that_makes_no_sense_is_refused(health, day):
    page = a_service(health)
    with pytest.raises(InvalidInputError):
        reviewing.set_review(page_id=page, due_on=day, keeper_id=None, actor_id=health.writer.pk)
    fields = {"due_on": day.isoformat()}
    assert health.client().post(f"/bureau/a-revoir/{page}/", fields).status_code == 422


def test_somebody_of_another_ministry_keeps_no_page(health, education):
    page = a_service(health)
    fields = {"keeper": str(education.writer.pk)}
    assert health.client().post(f"/bureau/a-revoir/{page}/", fields).status_code == 422


def test_another_ministry_sees_and_changes_nothing(health, education):
    page = a_service(health, "Projet de la santé")
    desk = education.client(education.head)
    with clock.held_at(clock.now() + timedelta(days=200)):
        assert "Projet de la santé" not in desk.get("/bureau/a-revoir/").content.decode()
        assert desk.get(f"/bureau/a-revoir/{page}/").status_code == 404
        for act in ("", "juste/", "annuler/"):
            assert desk.post(f"/bureau/a-revoir/{page}/{act}").status_code == 404
    assert Review.objects.get(page_id=page).checked_on is None


def test_the_cabinet_confirms_no_page_of_a_ministry(health, cabinet):
    page = a_service(health)
    desk = cabinet.client(a_member(cabinet.id, "cabinet"))
    assert desk.post(f"/bureau/a-revoir/{page}/juste/").status_code == 404


def test_nobody_comes_in_without_signing_in(health, client):
    page = a_service(health)
    for address in ("/bureau/a-revoir/", f"/bureau/a-revoir/{page}/"):
        answer = client.get(address, HTTP_HOST="localhost:8000")
        assert answer.status_code == 302
        assert "/comptes/login/" in answer["Location"]


def test_the_desk_counts_what_waits_for_this_very_person(health):
    page = a_service(health)
    with clock.held_at(clock.now() + timedelta(days=200)):
        late = keepers.count_for(health.writer.pk, [health.id])
        assert late >= 1
        reviewing.confirm(page_id=page, actor_id=health.writer.pk)
        assert keepers.count_for(health.writer.pk, [health.id]) == late - 1
