"""Read what is scheduled, embargoed, bundled and held."""

from collections.abc import Iterable

from django.db.models import F, Q

from kakaki.accounts import facade as accounts
from kakaki.sites import guards, selectors
from kakaki.sites.contracts import Planned
from kakaki.sites.engine.lateness import lateness
from kakaki.sites.models import BundleText, Hold, ScheduledAct


def planned_of(page_id: int) -> Planned:
    """Return what is to happen to a text, and what keeps it off line."""
    page = selectors.page(page_id)
    acts = ScheduledAct.objects.filter(page_id=page_id)
    publish = acts.filter(action=ScheduledAct.PUBLISH).order_by("-pk").first()
    waits = publish is not None and publish.state == ScheduledAct.WAITING
    withdraw = acts.filter(action=ScheduledAct.WITHDRAW, state=ScheduledAct.WAITING).first()
    embargo, place = guards.embargo_of(page_id), guards.place_in_bundle(page_id)
    hold = guards.hold_over(page.ministry_id, page.kind)
    may_go = page.state in {"draft", "asked", "approved", "scheduled", "sent_back"}
    stopped = publish if publish and publish.state == ScheduledAct.STOPPED and may_go else None
    done = publish if publish and publish.state == ScheduledAct.DONE else None
    publish_at = publish.at if publish and waits else None
    return Planned(
        publish_at=publish_at or (place.bundle.at if place else None),
        publish_by=accounts.name_of(publish.by_id) if publish and waits else "",
        note=publish.note if publish and waits else "",
        withdraw_at=withdraw.at if withdraw else None,
        embargo=embargo.until if embargo and may_go else None,
        bundle_id=place.bundle_id if place else 0,
        bundle=place.bundle.title if place else "",
        hold=hold.reason if hold and may_go else "",
        stopped=stopped.why if stopped else "",
        late=_lateness(done) if done and page.state == "published" else "",
    )


def _lateness(act: ScheduledAct) -> str:
    return lateness((act.ended_at - act.at).total_seconds()) if act.ended_at else ""


def acts_in(ministry_ids: Iterable[int] | None) -> list[ScheduledAct]:
    """Return what waits for its moment in these ministries, in all of them when None is given."""
    found = ScheduledAct.objects.filter(state=ScheduledAct.WAITING).select_related("page")
    if ministry_ids is not None:
        found = found.filter(ministry_id__in=list(ministry_ids))
    return list(found.order_by("at", "pk"))


def bundled_in(ministry_ids: Iterable[int] | None) -> list[BundleText]:
    """Return the texts of these ministries that wait in a bundle; of all when None is given."""
    found = BundleText.objects.filter(ended_at=None).select_related("bundle", "page")
    if ministry_ids is not None:
        found = found.filter(ministry_id__in=list(ministry_ids))
    return list(found.order_by("bundle__at", "pk"))


def stopped_for(person_id: int, ministry_ids: Iterable[int]) -> list[ScheduledAct]:
    """Return what was stopped and concerns a person: its author or whoever scheduled it.

    A text that is online since, or scheduled again, is no longer told.
    """
    stopped = ScheduledAct.objects.filter(
        state=ScheduledAct.STOPPED,
        action=ScheduledAct.PUBLISH,
        ministry_id__in=list(ministry_ids),
    ).select_related("page")
    concerned = Q(by_id=person_id) | Q(page__latest_revision__user_id=person_id)
    concerned |= Q(page__owner_id=person_id)
    online = Q(page__live=True, page__live_revision_id=F("page__latest_revision_id"))
    found = stopped.filter(concerned).exclude(online)
    newer = set(
        ScheduledAct.objects.filter(
            page_id__in=found.values("page_id"), action=ScheduledAct.PUBLISH
        )
        .exclude(state=ScheduledAct.STOPPED)
        .values_list("page_id", "pk")
    )
    latest: dict[int, int] = {}
    for page_id, number in newer:
        latest[page_id] = max(number, latest.get(page_id, 0))
    shown = {
        act.page_id: act for act in found.order_by("pk") if act.pk > latest.get(act.page_id, 0)
    }
    return list(shown.values())


def holds() -> list[Hold]:
    """Return the holds that stand, the oldest first."""
    return list(Hold.objects.filter(lifted_at=None).select_related("ministry", "by").order_by("pk"))


def held_in(ministry_ids: Iterable[int], *, everywhere: bool = False) -> list[Hold]:
    """Return the holds that concern these ministries, or all of them."""
    own = set(ministry_ids)
    return [
        one for one in holds() if everywhere or one.ministry_id is None or one.ministry_id in own
    ]
