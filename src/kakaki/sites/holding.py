"""Embargoes of texts, and the Cabinet's holds over ministries."""

from datetime import datetime

from django.db import transaction

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import announcing, guards, moments, selectors
from kakaki.sites.models import Embargo, Hold, ScheduledAct
from kakaki.ui import facade as ui


@transaction.atomic
def set_embargo(*, page_id: int, until: datetime, actor_id: int | None) -> Embargo:
    """Keep a text off line until a moment; setting it again moves it.

    What is online already stays: the embargo is that of the next version. Raises RefusedError when
    the text is scheduled earlier, alone or with others.
    """
    moments.to_come(until)
    acts = ScheduledAct.objects.filter(
        page_id=page_id, action=ScheduledAct.PUBLISH, state=ScheduledAct.WAITING, at__lt=until
    )
    place = guards.place_in_bundle(page_id)
    if acts.exists() or (place is not None and place.bundle.at < until):
        raise RefusedError(
            "scheduled earlier",
            advice="Ce texte est programmé plus tôt. Déplacez ou annulez d’abord son moment.",
        )
    page = selectors.page(page_id)
    embargo, _ = Embargo.objects.update_or_create(
        page_id=page_id, defaults={"until": until, "by_id": actor_id}
    )
    details = {"until": until.isoformat()}
    announcing.tell_desk(
        "sites.embargo_set", page_id, page.ministry_id, actor_id, page.title, details
    )
    return embargo


@transaction.atomic
def lift_embargo(*, page_id: int, actor_id: int | None) -> None:
    """End the embargo of a text now; lifting it twice changes nothing."""
    if Embargo.objects.filter(page_id=page_id).delete()[0]:
        page = selectors.page(page_id)
        announcing.tell_desk(
            "sites.embargo_lifted", page_id, page.ministry_id, actor_id, page.title
        )


@transaction.atomic
def hold(*, ministry_id: int | None, reason: str, actor_id: int | None) -> Hold:
    """Suspend the publications of a ministry, or of all when none is given, emergencies excepted.

    Holding twice changes nothing; a reason is required, and is read by whoever is concerned.
    """
    if not reason.strip():
        raise InvalidInputError("no reason", advice="Dites pourquoi les publications attendent.")
    present = Hold.objects.filter(ministry_id=ministry_id, lifted_at=None).first()
    if present is not None:
        return present
    held = Hold.objects.create(
        ministry_id=ministry_id, reason=reason.strip()[:300], by_id=actor_id, at=clock.now()
    )
    _tell_all("sites.held", held, actor_id)
    return held


@transaction.atomic
def lift_hold(*, hold_id: int, actor_id: int | None) -> None:
    """End a hold: what is due goes within seconds; lifting it twice changes nothing."""
    held = Hold.objects.select_for_update().filter(pk=hold_id).first()
    if held is None:
        raise NotFoundError(f"hold {hold_id}", advice="Cette suspension n’existe pas.")
    if held.lifted_at is None:
        held.lifted_at = clock.now()
        held.save()
        _tell_all("sites.hold_lifted", held, actor_id)


def _tell_all(action: str, held: Hold, actor_id: int | None) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=held.ministry_id,
        target=f"hold:{held.pk}",
        summary=held.reason,
    )
    ui.announce(topic="textes", ministry_id=held.ministry_id, key="")
