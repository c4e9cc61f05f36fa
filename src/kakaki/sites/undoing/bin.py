"""Throw a draft away, and take it out again within thirty days."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, NotFoundError
from kakaki.sites import announcing, guards, selectors, stopping
from kakaki.sites.models import BinnedText, Reading

KEPT = timedelta(days=30)


@transaction.atomic
def throw_away(*, page_id: int, actor_id: int) -> None:
    """Put a draft that was never online in the bin; twice changes nothing.

    What waited for it, an approval or a moment, ends. Raises ConflictError for a text that was
    online, which is withdrawn instead, and for one that goes out with others.
    """
    Page.objects.select_for_update().get(pk=page_id)
    page = selectors.page(page_id)
    if page.is_live or page.published_at is not None or page.reference:
        raise ConflictError(
            f"page {page_id} was online",
            advice="Ce texte a été publié : il ne s’efface pas, il se retire.",
        )
    if guards.place_in_bundle(page_id) is not None:
        raise ConflictError("bundled", advice="Sortez d’abord ce texte de sa publication groupée.")
    _, is_new = BinnedText.objects.get_or_create(
        page_id=page_id,
        defaults={"ministry_id": page.ministry_id, "by_id": actor_id, "at": clock.now()},
    )
    if not is_new:
        return
    waiting = Reading.objects.filter(page_id=page_id, state__in=(Reading.ASKED, Reading.APPROVED))
    waiting.update(state=Reading.TAKEN_BACK)
    stopping.unschedule(page_id=page_id, why="Le texte a été mis à la corbeille.")
    announcing.tell_desk("sites.binned", page_id, page.ministry_id, actor_id, page.title)


@transaction.atomic
def take_out(*, page_id: int, actor_id: int | None) -> None:
    """Take a draft out of the bin, to be sent for approval again; twice changes nothing."""
    binned = BinnedText.objects.filter(page_id=page_id).first()
    if binned is None:
        return
    binned.delete()
    title = selectors.page(page_id).title
    announcing.tell_desk("sites.unbinned", page_id, binned.ministry_id, actor_id, title)


def binned_in(ministry_ids: Iterable[int]) -> list[BinnedText]:
    """Return what is in the bin of these ministries, the newest first."""
    found = BinnedText.objects.filter(ministry_id__in=list(ministry_ids))
    return list(found.select_related("page", "by").order_by("-at"))


def binned(page_id: int, ministry_ids: Iterable[int]) -> BinnedText:
    """Return a draft in the bin of these ministries; raise NotFoundError for any other."""
    found = BinnedText.objects.filter(page_id=page_id, ministry_id__in=list(ministry_ids)).first()
    if found is None:
        raise NotFoundError(f"page {page_id} in the bin", advice="Ce texte n’est pas ici.")
    return found


def empty_bin() -> int:
    """Delete for good what has been in the bin for thirty days; return how many.

    A draft that somebody changed meanwhile in another screen is taken out instead.
    """
    count = 0
    for old in BinnedText.objects.filter(at__lt=clock.now() - KEPT):
        with transaction.atomic():
            page = Page.objects.select_for_update().filter(pk=old.page_id).first()
            if page is None or not BinnedText.objects.filter(pk=old.pk).exists():
                continue
            changed = page.latest_revision_created_at
            if page.first_published_at or (changed and changed > old.at):
                take_out(page_id=page.pk, actor_id=None)
                continue
            announcing.tell_desk(
                "sites.draft_deleted", page.pk, old.ministry_id, None, page.draft_title
            )
            page.specific.delete()
            count += 1
    return count
