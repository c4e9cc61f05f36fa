"""Raise and lower the banner of a site or of all sites: an alert, a national mourning, a notice."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q, QuerySet

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import purging
from kakaki.sites.models import Banner, SiteProfile

LONGEST = timedelta(days=40)  # The longest national mourning; nobody forgets a banner for longer.
LONGEST_TEXT = 200  # characters: it stands above every page, on every phone.


def shown_on(ministry_id: int) -> list[Banner]:
    """Return the banners of a site now: alerts first, those of the government before its own."""
    now = clock.now()
    found = _raised().filter(Q(ministry=None) | Q(ministry_id=ministry_id), ends_at__gt=now)
    return sorted(found, key=lambda one: (one.kind != Banner.ALERT, one.ministry_id is not None))


def raised_by(ministry_ids: Iterable[int], *, everywhere: bool) -> QuerySet[Banner]:
    """Return the banners that somebody who answers for these ministries may lower."""
    own = Q(ministry_id__in=list(ministry_ids))
    return _raised().filter(own | Q(ministry=None) if everywhere else own)


def _raised() -> QuerySet[Banner]:
    return Banner.objects.filter(lowered_at=None)


@transaction.atomic
def raise_banner(
    *, kind: str, text: str, link: str, ends_at: datetime, ministry_id: int | None, actor_id: int
) -> Banner:
    """Show a banner on the site of a ministry, on every site when none is given.

    The same words raised twice make one banner. Raises InvalidInputError for an empty or too long
    text, a link that is none, an end that is past or too far.
    """
    text, link, now = " ".join(text.split()), link.strip(), clock.now()
    if not 3 <= len(text) <= LONGEST_TEXT or kind not in Banner.KINDS:
        raise InvalidInputError("text", advice="Écrivez une phrase de 200 signes au plus.")
    if link:
        _check_link(link)
    if not now < ends_at <= now + LONGEST:
        raise InvalidInputError("end", advice="Donnez une fin dans les 40 jours qui viennent.")
    banner, is_new = Banner.objects.get_or_create(
        ministry_id=ministry_id,
        kind=kind,
        text=text,
        lowered_at=None,
        defaults={"link": link, "raised_at": now, "ends_at": ends_at},
    )
    if is_new:
        _tell("sites.banner_raised", banner, actor_id)
    return banner


def _check_link(link: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError as error:
        raise InvalidInputError("link", advice="L’adresse commence par https://") from error


@transaction.atomic
def lower_banner(*, banner_id: int, actor_id: int | None) -> None:
    """Take a banner down; taking it down twice changes nothing."""
    banner = Banner.objects.select_for_update().filter(pk=banner_id).first()
    if banner is None:
        raise NotFoundError(f"banner {banner_id}", advice="Ce bandeau n’existe pas.")
    if banner.lowered_at is None:
        banner.lowered_at = clock.now()
        banner.save(update_fields=["lowered_at"])
        _tell("sites.banner_lowered", banner, actor_id)


def lower_what_ended() -> int:
    """Take down the banners whose time is over; return how many."""
    over = list(_raised().filter(ends_at__lte=clock.now()).values_list("pk", flat=True))
    for number in over:
        lower_banner(banner_id=number, actor_id=None)
    return len(over)


def _tell(action: str, banner: Banner, actor_id: int | None) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=banner.ministry_id,
        target=f"banner:{banner.pk}",
        summary=f"{banner.kind_label} : {banner.text}",
    )
    sites = SiteProfile.objects.all()
    if banner.ministry_id is not None:
        sites = sites.filter(ministry_id=banner.ministry_id)
    numbers = sites.values_list("ministry_id", flat=True)
    purging.purge_soon(tags=[f"site:{number}" for number in numbers])
