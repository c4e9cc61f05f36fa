"""Stop what was scheduled of a text when the text is no longer what was approved."""

from django.db import transaction
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.sites import announcing
from kakaki.sites.models import ScheduledAct

CHANGED = "Le texte a changé après avoir été programmé : il faut l’approuver et le programmer."


@transaction.atomic
def unschedule(*, page_id: int, why: str) -> bool:
    """Stop the publication that waits for a text, and tell its author and who scheduled it.

    They read it on their desk and on the text's own screen; returns whether something waited.
    """
    waiting = ScheduledAct.objects.select_for_update().filter(
        page_id=page_id, action=ScheduledAct.PUBLISH, state=ScheduledAct.WAITING
    )
    act = waiting.first()
    if act is None:
        return False
    stop(act, why)
    return True


def stop(act: ScheduledAct, why: str) -> None:
    """Note that an act will not be done, and why."""
    act.state, act.ended_at, act.why = ScheduledAct.STOPPED, clock.now(), why[:300]
    act.save()
    title = Page.objects.get(pk=act.page_id).draft_title
    announcing.tell_desk(
        "sites.unscheduled", act.page_id, act.ministry_id, None, title, {"why": act.why}
    )
