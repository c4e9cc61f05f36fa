"""Bundles: texts of several ministries that go online at one moment, all or none."""

import logging
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.models import Page

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import (
    ConflictError,
    InvalidInputError,
    KakakiError,
    NotFoundError,
    RefusedError,
)
from kakaki.sites import announcing, guards, moments, publication, selectors
from kakaki.sites.models import Bundle, BundleText, Reading, ScheduledAct

logger = logging.getLogger("kakaki.sites")


@transaction.atomic
def make_bundle(*, title: str, at: datetime, actor_id: int | None) -> Bundle:
    """Begin a bundle that goes out at a moment to come."""
    moments.to_come(at)
    if not title.strip():
        raise InvalidInputError("no title", advice="Donnez un nom à cette publication groupée.")
    bundle = Bundle.objects.create(title=title.strip()[:160], at=at, by_id=actor_id)
    _record("sites.bundle_made", bundle, actor_id)
    return bundle


def bundle_that_waits(bundle_id: int) -> Bundle:
    """Return a bundle, locked, that is neither out nor cancelled; raise otherwise."""
    bundle = Bundle.objects.select_for_update().filter(pk=bundle_id).first()
    if bundle is None:
        raise NotFoundError(f"bundle {bundle_id}", advice="Cette publication n’existe pas.")
    if bundle.state != Bundle.OPEN:
        raise ConflictError("over", advice="Cette publication groupée est déjà finie.")
    return bundle


@transaction.atomic
def add_text(*, bundle_id: int, page_id: int, actor_id: int | None) -> BundleText:
    """Put an approved text in a bundle; adding it twice changes nothing.

    Raises RefusedError for a text that is not approved, is a correction (its readers are told what
    changed by its own ministry), has its own moment or another bundle, or whose embargo ends after
    the moment of this one.
    """
    bundle = bundle_that_waits(bundle_id)
    place = guards.place_in_bundle(page_id)
    if place is not None and place.bundle_id == bundle_id:
        return place
    if not is_approved(page_id) or place is not None:
        raise RefusedError("not free", advice="Ce texte n’est pas approuvé, ou part avec d’autres.")
    if ScheduledAct.objects.filter(
        page_id=page_id, action=ScheduledAct.PUBLISH, state=ScheduledAct.WAITING
    ).exists():
        raise RefusedError(
            "scheduled", advice="Ce texte a déjà son moment : son ministère doit d’abord l’annuler."
        )
    _refuse_embargo_after(page_id, bundle.at)
    page = selectors.page(page_id)
    if page.is_live:
        raise RefusedError(
            "correction", advice="Une correction se publie seule, par son ministère."
        )
    try:
        with transaction.atomic():
            added = BundleText.objects.create(
                bundle=bundle, page_id=page_id, ministry_id=page.ministry_id
            )
    except IntegrityError as error:
        raise ConflictError("two bundles", advice="Ce texte part déjà avec d’autres.") from error
    _tell("sites.bundle_joined", added, actor_id)
    return added


def is_approved(page_id: int) -> bool:
    """Tell whether somebody else approved the newest version of a text that is to be published."""
    page = selectors.official_page(page_id)
    reading = selectors.last_reading(page_id)
    return (
        page.withdrawn_at is None
        and not (page.live and page.live_revision_id == page.latest_revision_id)
        and reading is not None
        and reading.state == Reading.APPROVED
        and reading.revision_id == page.latest_revision_id
    )


def _refuse_embargo_after(page_id: int, at: datetime) -> None:
    embargo = guards.embargo_of(page_id)
    if embargo is not None and embargo.until > at:
        raise RefusedError(
            "embargo", advice=f"Un texte est sous embargo jusqu’au {guards.spoken(embargo.until)}."
        )


@transaction.atomic
def take_out(*, page_id: int, actor_id: int | None, bundle_id: int | None = None) -> None:
    """Take a text out of the bundle it waits in; raise NotFoundError when it waits in none.

    `bundle_id` says in which bundle it is thought to be, when that is known.
    """
    place = guards.place_in_bundle(page_id)
    if place is None or bundle_id not in (None, place.bundle_id):
        raise NotFoundError(
            f"no bundle for {page_id}", advice="Ce texte ne part avec aucun autre, ou est parti."
        )
    bundle_that_waits(place.bundle_id)
    BundleText.objects.filter(pk=place.pk, ended_at=None).update(ended_at=clock.now())
    _tell("sites.bundle_left", place, actor_id)


@transaction.atomic
def move_bundle(*, bundle_id: int, at: datetime, actor_id: int | None) -> None:
    """Give a bundle another moment to come, after every embargo of its texts."""
    moments.to_come(at)
    bundle = bundle_that_waits(bundle_id)
    for place in bundle.texts.filter(ended_at=None):
        _refuse_embargo_after(place.page_id, at)
    bundle.at = at
    bundle.save()
    _record("sites.bundle_moved", bundle, actor_id)


@transaction.atomic
def cancel_bundle(*, bundle_id: int, actor_id: int | None) -> None:
    """Cancel a bundle: its texts stay approved, and their ministries publish them or not."""
    bundle = bundle_that_waits(bundle_id)
    bundle.state, bundle.ended_at = Bundle.CANCELLED, clock.now()
    bundle.save()
    for place in bundle.texts.filter(ended_at=None):
        _tell("sites.bundle_left", place, actor_id)
    bundle.texts.filter(ended_at=None).update(ended_at=bundle.ended_at)
    _record("sites.bundle_cancelled", bundle, actor_id)


def missing_of(place: BundleText) -> str:
    """Return what a text of a bundle still lacks to go out, '' when it is ready."""
    page = selectors.official_page(place.page_id)
    hold = guards.hold_over(place.ministry_id, page.kind)
    if page.withdrawn_at is not None:
        return "Retiré"
    if not is_approved(place.page_id):
        return "À approuver par deux personnes de son ministère"
    if hold is not None:
        return "Publications suspendues"
    embargo = guards.embargo_of(place.page_id)
    is_too_long = embargo is not None and embargo.until > max(place.bundle.at, clock.now())
    return "Sous embargo" if is_too_long else ""


def publish_due_bundles() -> int:
    """Publish every bundle whose moment has come and that lacks nothing; return how many."""
    due = Bundle.objects.filter(state=Bundle.OPEN, at__lte=clock.now())
    done = 0
    for number in list(due.order_by("at", "pk").values_list("pk", flat=True)):
        try:
            done += _publish(number)
        except KakakiError as error:
            logger.warning("the bundle %s waits: %s", number, error)
        except Exception:
            # A fault of one bundle delays no other; this one is tried again, whole.
            logger.exception("the bundle %s failed", number)
    return done


@transaction.atomic
def _publish(bundle_id: int) -> bool:
    """Publish all the texts of a bundle in one transaction, or none of them."""
    bundle = Bundle.objects.select_for_update().get(pk=bundle_id)
    places = list(bundle.texts.filter(ended_at=None).order_by("pk"))
    if bundle.state != Bundle.OPEN or bundle.at > clock.now() or not places:
        return False
    list(Page.objects.select_for_update().filter(pk__in=[p.page_id for p in places]))
    if any(missing_of(place) for place in places):
        return False
    for place in places:
        publication.publish_text(page_id=place.page_id, actor_id=bundle.by_id, bundle_id=bundle.pk)
    bundle.state, bundle.ended_at = Bundle.PUBLISHED, clock.now()
    bundle.save()
    # The moment of the bundle is what tells those that went out from those taken out before.
    bundle.texts.filter(pk__in=[p.pk for p in places]).update(ended_at=bundle.ended_at)
    _record("sites.bundle_published", bundle, bundle.by_id)
    return True


def _record(action: str, bundle: Bundle, actor_id: int | None) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=None,
        target=f"bundle:{bundle.pk}",
        summary=bundle.title,
        details={"at": bundle.at.isoformat()},
    )


def _tell(action: str, place: BundleText, actor_id: int | None) -> None:
    title = Page.objects.get(pk=place.page_id).draft_title
    details = {"bundle": place.bundle.title, "at": place.bundle.at.isoformat()}
    announcing.tell_desk(action, place.page_id, place.ministry_id, actor_id, title, details)
