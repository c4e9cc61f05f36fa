"""Say who keeps which page, and which wait for somebody."""

from collections.abc import Iterable
from datetime import date

from kakaki.accounts import facade as accounts
from kakaki.sites import visits
from kakaki.sites.lifecycle.pages import months_of
from kakaki.sites.models import OfficialPage, Review


class Keepers:
    """Who keeps each page: its own keeper, or the heads of the ministry once that one has left."""

    def __init__(self) -> None:
        self._writers: dict[int, frozenset[int]] = {}
        self._heads: dict[int, frozenset[int]] = {}

    def of(self, review: Review) -> frozenset[int]:
        """Return the people who answer for a page now."""
        number = review.ministry_id
        if number not in self._writers:
            self._writers[number] = accounts.user_ids_who_can("texts.write", number)
            self._heads[number] = accounts.user_ids_who_can("texts.publish", number)
        if review.keeper_id in self._writers[number]:
            return frozenset({review.keeper_id})
        return self._heads[number]


def checked_on(page: OfficialPage) -> date | None:
    """Return when a page was last read again, for the kinds whose readers need to know."""
    if page.withdrawn_at is not None or not months_of(page):
        return None
    return Review.objects.filter(page_id=page.pk).values_list("checked_on", flat=True).first()


def due_before(day: date, ministry_ids: Iterable[int]) -> list[Review]:
    """Return what is to be read again before or on a day in these ministries, the latest first."""
    found = Review.objects.filter(ministry_id__in=list(ministry_ids), due_on__lte=day)
    return list(found.select_related("page").order_by("due_on", "pk"))


def count_for(person_id: int, ministry_ids: Iterable[int]) -> int:
    """Return how many pages wait for this very person today."""
    keepers = Keepers()
    return sum(person_id in keepers.of(one) for one in due_before(visits.today(), ministry_ids))
