"""Schedule publications and withdrawals, and do what is due: once, whole, as approved."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, KakakiError, NotFoundError, RefusedError
from kakaki.sites import announcing, guards, moments, publication, selectors, stopping, withdrawal
from kakaki.sites.models import OfficialPage, Reading, ScheduledAct

logger = logging.getLogger("kakaki.sites")
LATE = timedelta(minutes=2)  # What goes out later than this says so.
NOT_APPROVED = "Une autre personne doit d’abord approuver cette version."


def _is_approved(page: OfficialPage) -> bool:
    reading = selectors.last_reading(page.pk)
    return (
        reading is not None
        and reading.state == Reading.APPROVED
        and reading.revision_id == page.latest_revision_id
    )


@transaction.atomic
def schedule_publication(
    *, page_id: int, at: datetime, actor_id: int | None, note: str = ""
) -> ScheduledAct:
    """Have the approved version published at a moment; scheduling again moves it.

    `note` tells readers what a correction changed. Raises RefusedError while the newest version is
    not approved, before the end of its embargo and for a text that goes out with a bundle.
    """
    moments.to_come(at)
    page = selectors.official_page(page_id)
    if page.withdrawn_at is not None:
        raise ConflictError("withdrawn", advice="Ce texte a été retiré : écrivez-en un nouveau.")
    if page.live and page.live_revision_id == page.latest_revision_id:
        raise ConflictError("online", advice="Cette version est déjà en ligne.")
    if not _is_approved(page):
        raise RefusedError("not approved", advice=NOT_APPROVED)
    guards.refuse_outside_bundle(page_id)
    embargo = guards.embargo_of(page_id)
    if embargo is not None and at < embargo.until:
        raise RefusedError(
            "embargo", advice=f"L’embargo finit le {guards.spoken(embargo.until)} : pas avant."
        )
    act, _ = ScheduledAct.objects.update_or_create(
        page_id=page_id,
        action=ScheduledAct.PUBLISH,
        state=ScheduledAct.WAITING,
        defaults={
            "ministry_id": selectors.page(page_id).ministry_id,
            "at": at,
            "revision_id": page.latest_revision_id or 0,
            "note": note.strip()[:600],
            "by_id": actor_id,
            "asked_at": clock.now(),
        },
    )
    _tell("sites.scheduled", act, actor_id)
    return act


@transaction.atomic
def schedule_withdrawal(
    *,
    page_id: int,
    at: datetime,
    actor_id: int | None,
    because: str,
    reason: str,
    replaced_by_id: int | None = None,
) -> ScheduledAct:
    """Have a text online withdrawn at a moment, with its reason; scheduling again moves it."""
    moments.to_come(at)
    page = selectors.official_page(page_id)
    if not page.live or page.withdrawn_at is not None:
        raise ConflictError("not online", advice="Ce texte n’est pas en ligne.")
    why = withdrawal.checked_reason(
        page_id, because=because, words=reason, replaced_by_id=replaced_by_id
    )
    act, _ = ScheduledAct.objects.update_or_create(
        page_id=page_id,
        action=ScheduledAct.WITHDRAW,
        state=ScheduledAct.WAITING,
        defaults={
            "ministry_id": selectors.page(page_id).ministry_id,
            "at": at,
            "because": why.because,
            "reason": why.words[: withdrawal.LONGEST_REASON],
            "replaced_by_id": why.replaced_by_id,
            "by_id": actor_id,
            "asked_at": clock.now(),
        },
    )
    _tell("sites.withdrawal_scheduled", act, actor_id)
    return act


@transaction.atomic
def cancel(*, page_id: int, action: str, actor_id: int | None) -> None:
    """Cancel what waits for a text; raise NotFoundError when nothing does."""
    waiting = ScheduledAct.objects.select_for_update().filter(
        page_id=page_id, action=action, state=ScheduledAct.WAITING
    )
    act = waiting.first()
    if act is None:
        raise NotFoundError(
            f"nothing waits for {page_id}", advice="Rien n’est programmé, ou c’est déjà parti."
        )
    act.state, act.ended_at = ScheduledAct.CANCELLED, clock.now()
    act.save()
    _tell("sites.schedule_cancelled", act, actor_id)


def do_what_is_due() -> int:
    """Do every act whose moment has come; return how many were done.

    Each act is one transaction with all that it does, so a machine that dies has done an act
    wholly or not at all; what is done is never taken again, whatever the clock says after.
    """
    due = ScheduledAct.objects.filter(state=ScheduledAct.WAITING, at__lte=clock.now())
    return sum(_tried(number) for number in due.order_by("at", "pk").values_list("pk", flat=True))


def _tried(act_id: int) -> bool:
    try:
        return _do(act_id)
    except KakakiError as error:
        _stop(act_id, error.advice())
    except Exception:
        # A fault of one text, or of the machine, delays no other; this one is tried again.
        logger.exception("the scheduled act %s failed", act_id)
    return False


@transaction.atomic
def _stop(act_id: int, why: str) -> None:
    act = ScheduledAct.objects.select_for_update().get(pk=act_id)
    if act.state == ScheduledAct.WAITING:
        stopping.stop(act, why)


@transaction.atomic
def _do(act_id: int) -> bool:
    """Do one act if it is still due; return whether it was done."""
    act = ScheduledAct.objects.select_for_update().get(pk=act_id)
    now = clock.now()
    if act.state != ScheduledAct.WAITING or act.at > now:
        return False
    # Whoever writes a new version waits for this row too, so the version cannot change under us.
    Page.objects.select_for_update().get(pk=act.page_id)
    perform = PERFORM[act.action]
    if not perform(act):
        return False
    act.refresh_from_db()
    act.state, act.ended_at = ScheduledAct.DONE, now
    act.save()
    if now - act.at > LATE:
        details = {"minutes": int((now - act.at).total_seconds() // 60)}
        _tell("sites.published_late", act, act.by_id, details)
    return True


def _publish(act: ScheduledAct) -> bool:
    page = selectors.official_page(act.page_id)
    if page.latest_revision_id != act.revision_id or not _is_approved(page):
        stopping.stop(act, stopping.CHANGED)
        return False
    if guards.hold_over(act.ministry_id, page.kind) or guards.embargo_of(page.pk):
        return False  # It goes when the hold is lifted or the embargo over.
    publication.publish_text(page_id=page.pk, actor_id=act.by_id, note=act.note)
    return True


def _withdraw(act: ScheduledAct) -> bool:
    withdrawal.withdraw_page(
        page_id=act.page_id,
        because=act.because,
        reason=act.reason,
        replaced_by_id=act.replaced_by_id,
        actor_id=act.by_id,
    )
    return True


PERFORM: dict[str, Callable[[ScheduledAct], bool]] = {
    ScheduledAct.PUBLISH: _publish,
    ScheduledAct.WITHDRAW: _withdraw,
}


def _tell(
    action: str, act: ScheduledAct, actor_id: int | None, details: dict[str, object] | None = None
) -> None:
    title = Page.objects.get(pk=act.page_id).draft_title
    told = {"at": act.at.isoformat(), **(details or {})}
    announcing.tell_desk(action, act.page_id, act.ministry_id, actor_id, title, told)
