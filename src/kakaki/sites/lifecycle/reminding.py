"""Write to the keepers of pages: one letter for all their pages, and never the same twice."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from kakaki.accounts import facade as accounts
from kakaki.sites import visits
from kakaki.sites.engine.review_dates import NOTICE, is_letter_due, stage_of
from kakaki.sites.lifecycle.keepers import Keepers
from kakaki.sites.lifecycle.pages import is_shown
from kakaki.sites.lifecycle.reviewing import follow_what_was_missed
from kakaki.sites.models import Review, ReviewLetter

KEPT = timedelta(days=90)
TRIED = timedelta(days=3)  # How long a mail server that is down is asked again.


def remind() -> int:
    """Write the letters that are due and send those that wait; return how many left."""
    follow_what_was_missed()
    write_letters()
    return send_letters()


@transaction.atomic
def write_letters() -> int:
    """Write what is due today, one letter a person, and note what it tells in the same stroke."""
    today, keepers = visits.today(), Keepers()
    near = Review.objects.filter(due_on__lte=today + NOTICE).select_related("page")
    by_person: dict[int, list[Review]] = defaultdict(list)
    for review in near.order_by("due_on", "pk"):
        if is_shown(review.page.specific):
            for person_id in keepers.of(review):
                by_person[person_id].append(review)
    written = 0
    for person_id, reviews in sorted(by_person.items()):
        known = ReviewLetter.objects.filter(person_id=person_id).order_by("-day")
        pages = [(one.due_on, one.told) for one in reviews if one.due_on]
        if is_letter_due(
            pages, today=today, last_letter=known.values_list("day", flat=True).first()
        ):
            _write(person_id, reviews)
            written += 1
            for one in reviews:
                told = stage_of(one.due_on, today) if one.due_on else one.told
                Review.objects.filter(pk=one.pk).update(told=told)
    ReviewLetter.objects.filter(day__lt=today - KEPT).delete()
    return written


def _write(person_id: int, reviews: list[Review]) -> None:
    today = visits.today()
    late = [one for one in reviews if one.due_on and one.due_on <= today]
    soon = [one for one in reviews if one.due_on and one.due_on > today]
    facts = {
        "name": accounts.name_of(person_id),
        "late": late,
        "soon": soon,
        "url": settings.KAKAKI_ORIGIN + reverse("sites:reviews"),
    }
    count = len(reviews)
    subject = f"{count} pages à revoir" if count > 1 else "Une page à revoir"
    body = render_to_string("sites/letters/reviews.txt", facts)
    ReviewLetter.objects.create(person_id=person_id, day=today, subject=subject, body=body)


def send_letters() -> int:
    """Send the letters that are ready; one that a cut left in doubt is not sent again."""
    sent, today = 0, visits.today()
    ready = ReviewLetter.objects.filter(state=ReviewLetter.READY, day__gte=today - TRIED)
    for letter in ready.order_by("pk"):
        mine = ReviewLetter.objects.filter(pk=letter.pk)
        if not mine.filter(state=ReviewLetter.READY).update(state=ReviewLetter.SENDING):
            continue
        has_left = accounts.write_to(
            user_id=letter.person_id,
            subject=letter.subject,
            body=letter.body,
            number=f"revoir-{letter.person_id}-{letter.day:%Y%m%d}",
        )
        mine.update(state=ReviewLetter.SENT if has_left else ReviewLetter.READY)
        sent += has_left
    return sent
