"""One letter tells somebody all their pages, and a cut never makes it leave twice."""

from datetime import timedelta

import pytest
from tests.sites.lifecycle.test_reviewing import a_service

from kakaki.accounts.models import Membership
from kakaki.kernel import clock
from kakaki.sites import visits
from kakaki.sites.lifecycle import reminding, reviewing
from kakaki.sites.lifecycle.reminding import remind, send_letters, write_letters
from kakaki.sites.models import Review, ReviewLetter, StandardPage


@pytest.fixture
def pages(health) -> list[int]:
    """Return two pages of one author; those of the starter have no day."""
    found = [a_service(health, "Carte de santé"), a_service(health, "Vaccination")]
    reminding.follow_what_was_missed()
    Review.objects.exclude(page_id__in=found).update(due_on=None)
    return found


def on_day(page: int, days: int):
    """Hold the clock some days after the day of a page."""
    due_on = Review.objects.get(page_id=page).due_on
    return clock.held_at(clock.now() + (due_on - visits.today()) + timedelta(days=days))


def test_one_letter_lists_every_page_of_a_person(pages, health, mailoutbox):
    with on_day(pages[0], -7):
        assert remind() == 1
    (letter,) = mailoutbox
    assert letter.to == [health.writer.email]
    assert "2 pages à revoir" in letter.subject
    assert "Carte de santé" in letter.body
    assert "Vaccination" in letter.body
    assert "/bureau/a-revoir/" in letter.body


def test_letters_go_a_week_before_on_the_day_and_then_each_week(pages, mailoutbox):
    sent = []
    for day in range(-10, 16):
        with on_day(pages[0], day):
            if remind() + remind():
                sent.append(day)
    assert sent == [-7, 0, 7, 14]
    assert len(mailoutbox) == 4


def test_what_was_confirmed_is_not_written_about(pages, mailoutbox, health):
    with on_day(pages[0], 0):
        for page in pages:
            reviewing.confirm(page_id=page, actor_id=health.writer.pk)
        assert remind() == 0
    assert mailoutbox == []


def test_the_head_is_written_to_when_the_author_has_left(pages, health, mailoutbox):
    Membership.objects.filter(user=health.writer).delete()
    with on_day(pages[0], 0):
        remind()
    assert [one.to for one in mailoutbox] == [[health.head.email]]


def test_killed_between_writing_and_sending_the_letter_still_leaves_once(pages, mailoutbox):
    with on_day(pages[0], 0):
        assert write_letters() == 1
        assert write_letters() == 0
        assert send_letters() == 1
        assert send_letters() == 0
    assert len(mailoutbox) == 1


def test_killed_between_sending_and_noting_the_letter_does_not_leave_again(pages, mailoutbox):
    with on_day(pages[0], 0):
        write_letters()
        ReviewLetter.objects.update(state=ReviewLetter.SENDING)
        assert remind() == 0
    assert mailoutbox == []
    with on_day(pages[0], 7):
        assert remind() == 1


def test_a_mail_server_that_is_down_is_asked_again_with_the_same_letter(
    pages, settings, mailoutbox
):
    working = settings.EMAIL_BACKEND
    with on_day(pages[0], 0):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        assert remind() == 0
        settings.EMAIL_BACKEND = working
        assert remind() == 1
    assert mailoutbox[0].extra_headers["Message-ID"].startswith("<revoir-")


def test_a_page_taken_off_line_is_not_written_about(pages, mailoutbox):
    page = StandardPage.objects.live().first()
    Review.objects.exclude(page_id=page.pk).update(due_on=None)
    Review.objects.filter(page_id=page.pk).update(due_on=visits.today())
    StandardPage.objects.filter(pk=page.pk).update(live=False)
    assert remind() == 0
    assert mailoutbox == []
