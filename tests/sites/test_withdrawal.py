"""A withdrawal says why, leads to what replaces the text, and may be given a moment."""

from datetime import UTC, datetime, timedelta

import pytest

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError
from kakaki.sites import facade as sites
from kakaki.sites import planned, scheduling
from kakaki.sites.models import ScheduledAct, TextPage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


def withdraw(unit, number, **fields):
    given = {"reason": "", "because": "error", "actor_id": unit.head.pk}
    return sites.withdraw_page(page_id=number, **(given | fields))


def test_each_reason_is_shown_on_the_page(health):
    for because, said in (("error", "Publié par erreur."), ("over", "N’est plus valable.")):
        number = health.published(f"Texte {because}")
        page = withdraw(health, number, because=because, reason="Voir le guichet.")
        shown = health.visitor().get(page.url).content.decode()
        assert said in shown
        assert "Voir le guichet." in shown


def test_a_replaced_text_leads_to_the_one_that_replaces_it(health):
    former, newer = health.published("L’ancien"), health.published("Le nouveau")
    page = withdraw(health, former, because="replaced", replaced_by_id=newer)
    shown = health.visitor().get(page.url).content.decode()
    assert "Le nouveau" in shown
    assert f'href="{sites.page(newer).url}"' in shown


def test_a_text_is_not_replaced_by_itself_a_draft_or_another_ministrys(health, education):
    number = health.published()
    for other in (number, health.draft("Brouillon").page_id, education.published("Ailleurs"), None):
        with pytest.raises(InvalidInputError):
            withdraw(health, number, because="replaced", replaced_by_id=other)
    assert sites.page(number).state == "published"


@pytest.mark.parametrize(("because", "reason"), [("other", "  "), ("whatever", "Non"), ("", "Non")])
def test_a_withdrawal_without_a_reason_is_refused(health, because, reason):
    with pytest.raises(InvalidInputError):
        withdraw(health, health.published(), because=because, reason=reason)


def test_a_withdrawal_is_done_at_its_moment_once(health):
    number = health.published()
    after = NOON + timedelta(days=1)
    scheduling.schedule_withdrawal(
        page_id=number, at=after, actor_id=health.head.pk, because="over", reason=""
    )
    assert scheduling.do_what_is_due() == 0
    with clock.held_at(after):
        assert scheduling.do_what_is_due() == 1
        assert scheduling.do_what_is_due() == 0
    page = TextPage.objects.get(pk=number)
    assert (sites.page(number).state, page.withdrawal_reason) == (
        "withdrawn",
        "N’est plus valable.",
    )


def test_a_withdrawal_that_was_cancelled_is_not_done(health):
    number = health.published()
    after = NOON + timedelta(days=1)
    scheduling.schedule_withdrawal(
        page_id=number, at=after, actor_id=health.head.pk, because="over", reason=""
    )
    scheduling.cancel(page_id=number, action=ScheduledAct.WITHDRAW, actor_id=health.head.pk)
    with clock.held_at(after):
        assert scheduling.do_what_is_due() == 0
    assert sites.page(number).state == "published"


def test_a_text_that_is_not_online_gets_no_withdrawal(health):
    with pytest.raises(ConflictError):
        scheduling.schedule_withdrawal(
            page_id=health.approved().page_id,
            at=NOON + timedelta(days=1),
            actor_id=health.head.pk,
            because="over",
            reason="",
        )


def test_a_correction_that_waits_is_stopped_by_the_withdrawal(health):
    number = health.published()
    draft = health.draft(page_id=number, base_version=sites.page(number).version, body="Autre.")
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=draft.version)
    after = NOON + timedelta(hours=1)
    sites.schedule_publication(page_id=number, at=after, actor_id=health.head.pk, note="Autre.")
    withdraw(health, number)
    with clock.held_at(after):
        assert scheduling.do_what_is_due() == 0
    assert sites.page(number).state == "withdrawn"


def test_the_screen_offers_the_day_after_the_last_one(health):
    number = health.published()
    TextPage.objects.filter(pk=number).update(closes_on="2026-12-01")
    head, address = health.client(health.head), f"/bureau/textes/{number}/retirer/"
    assert 'value="2026-12-02"' in head.get(address).content.decode()
    head.post(address, {"because": "over", "when": "later", "day": "2026-12-02", "hour": "00:00"})
    assert planned.planned_of(number).withdraw_at is not None
    assert "sera retiré le" in head.get(f"/bureau/textes/{number}/").content.decode()
    head.post(f"/bureau/textes/{number}/programme/annuler/", {"what": "retrait"})
    assert planned.planned_of(number).withdraw_at is None


def test_the_screen_says_what_is_missing(health):
    number = health.published()
    answer = health.client(health.head).post(
        f"/bureau/textes/{number}/retirer/", {"because": "replaced"}
    )
    assert answer.status_code == 422
    assert "Choisissez le texte en ligne" in answer.content.decode()


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_only_who_may_withdraw_cancels_or_schedules_a_withdrawal(health, role):
    number = health.published()
    scheduling.schedule_withdrawal(
        page_id=number,
        at=NOON + timedelta(days=1),
        actor_id=health.head.pk,
        because="over",
        reason="",
    )
    browser = health.client(getattr(health, role))
    given = {"because": "over", "when": "later", "day": "2026-12-02", "hour": "00:00"}
    assert browser.post(f"/bureau/textes/{number}/retirer/", given).status_code == 403
    cancel = browser.post(f"/bureau/textes/{number}/programme/annuler/", {"what": "retrait"})
    assert cancel.status_code == 403
    assert planned.planned_of(number).withdraw_at == NOON + timedelta(days=1)


def test_another_ministry_withdraws_nothing(health, education):
    number = health.published()
    other = education.client(education.head)
    answer = other.post(f"/bureau/textes/{number}/retirer/", {"because": "error"})
    assert answer.status_code == 404
    assert sites.page(number).state == "published"
