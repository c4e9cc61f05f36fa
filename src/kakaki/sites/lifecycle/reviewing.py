"""Give each page online a day by which somebody reads it again, and note that they did."""

from datetime import date

from django.db import transaction
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import purging, selectors, visits
from kakaki.sites.engine.review_dates import NOT_YET, months_after
from kakaki.sites.lifecycle.pages import is_shown, months_of
from kakaki.sites.models import Review, StandardPage, TextPage

LONGEST = 24  # months: later than that, nobody remembers the page.


@transaction.atomic
def follow_page(*, page: Page, is_new_version: bool = False) -> None:
    """Give a page its day, or none once readers no longer see it.

    A version that replaced another one was read by two people: its day begins anew.
    """
    specific = page.specific
    profile = selectors.profile_for(page)
    if profile is None or not is_shown(specific):
        Review.objects.filter(page_id=page.pk).delete()
        return
    months, today = months_of(specific), visits.today()
    due_on = months_after(today, months) if months else None
    author = specific.latest_revision.user_id if specific.latest_revision else None
    review, is_first = Review.objects.get_or_create(
        page_id=page.pk,
        defaults={
            "ministry_id": profile.ministry_id,
            "keeper_id": specific.owner_id or author,
            "due_on": due_on,
        },
    )
    if is_new_version and not is_first:
        review.due_on, review.checked_on, review.checked_by_id = due_on, today, author
        review.former_due_on = review.former_checked_on = None
        review.told = NOT_YET
        review.save()


def follow_what_was_missed(most: int = 500) -> int:
    """Give a day to the pages online that have none yet; return how many were looked at."""
    found = 0
    for kind in (TextPage, StandardPage):
        known = Review.objects.values("page_id")
        for page in kind.objects.live().exclude(pk__in=known).order_by("pk")[: most - found]:
            if is_shown(page):
                follow_page(page=page)
                found += 1
    return found


def _review(page_id: int) -> Review:
    found = Review.objects.select_for_update().filter(page_id=page_id).first()
    if found is None:
        raise NotFoundError(f"review of {page_id}", advice="Cette page n’est pas en ligne.")
    return found


def _tell(action: str, review: Review, actor_id: int, more: str = "") -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=review.ministry_id,
        target=f"page:{review.page_id}",
        summary=f"{review.page.title}{more}",
    )
    purging.purge_soon(tags=[f"page:{review.page_id}"])


@transaction.atomic
def confirm(*, page_id: int, actor_id: int) -> date | None:
    """Note that a page is still true and set its next day, which is returned; twice a day is once.

    A page that has no delay of its own gets twelve months when it had a day, else none.
    """
    review, today = _review(page_id), visits.today()
    if review.checked_on == today and (review.due_on is None or review.due_on > today):
        return review.due_on
    months = months_of(review.page) or (12 if review.due_on else 0)
    review.former_due_on, review.former_checked_on = review.due_on, review.checked_on
    review.due_on = months_after(today, months) if months else None
    review.checked_on, review.checked_by_id = today, actor_id
    review.told = NOT_YET
    review.save()
    _tell("sites.review_done", review, actor_id)
    return review.due_on


@transaction.atomic
def take_back(*, page_id: int, actor_id: int) -> None:
    """Undo a reading that was noted today by mistake; raise ConflictError when there is none."""
    review = _review(page_id)
    if review.checked_on != visits.today() or review.former_due_on is None:
        raise ConflictError(
            f"review of {page_id}", advice="Il n’y a rien à annuler. Changez la date ci-dessous."
        )
    review.due_on, review.checked_on = review.former_due_on, review.former_checked_on
    review.former_due_on = review.former_checked_on = None
    review.checked_by_id = None
    review.save()
    _tell("sites.review_taken_back", review, actor_id)


@transaction.atomic
def set_review(*, page_id: int, due_on: date | None, keeper_id: int | None, actor_id: int) -> None:
    """Change the day of a page, None for never, and its keeper, who must write for its ministry."""
    review, today = _review(page_id), visits.today()
    if due_on is not None and not today < due_on <= months_after(today, LONGEST):
        raise InvalidInputError("day", advice="Donnez un jour à venir, dans les deux ans.")
    writers = accounts.user_ids_who_can("texts.write", review.ministry_id)
    if keeper_id is not None and keeper_id not in writers:
        raise InvalidInputError("keeper", advice="Choisissez une personne de votre équipe.")
    if (review.due_on, review.keeper_id) == (due_on, keeper_id):
        return
    review.due_on, review.keeper_id, review.told = due_on, keeper_id, NOT_YET
    review.save()
    day = f"{due_on:%d/%m/%Y}" if due_on else "jamais"
    _tell("sites.review_set", review, actor_id, f" : {day}, {accounts.name_of(keeper_id)}")


def follow_if_new(*, page_id: int) -> None:
    """Give a page its day when it has none yet, as before the first round of the day."""
    if not Review.objects.filter(page_id=page_id).exists():
        follow_page(page=Page.objects.get(pk=page_id))
