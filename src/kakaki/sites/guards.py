"""What keeps a text off line whatever its readers think: an embargo, a hold, its bundle."""

from django.db.models import Q
from django.utils import timezone

from kakaki.kernel import clock
from kakaki.kernel.errors import RefusedError
from kakaki.sites.models import BundleText, Embargo, Hold

EXCEPTED = frozenset({"emergency"})  # Kinds that no hold delays: lives may depend on them.


def hold_over(ministry_id: int, kind: str) -> Hold | None:
    """Return the hold that keeps a kind of text of a ministry off line, or None."""
    if kind in EXCEPTED:
        return None
    open_holds = Hold.objects.filter(Q(ministry_id=ministry_id) | Q(ministry=None), lifted_at=None)
    return open_holds.order_by("pk").first()


def embargo_of(page_id: int) -> Embargo | None:
    """Return the embargo of a text that is not over, or None."""
    return Embargo.objects.filter(page_id=page_id, until__gt=clock.now()).first()


def place_in_bundle(page_id: int) -> BundleText | None:
    """Return the place of a text in the bundle it waits in, or None."""
    waiting = BundleText.objects.select_related("bundle").filter(page_id=page_id, ended_at=None)
    return waiting.first()


def refuse_if_held(ministry_id: int, kind: str) -> None:
    """Raise RefusedError while the Cabinet suspends the publications of a ministry."""
    hold = hold_over(ministry_id, kind)
    if hold is not None:
        raise RefusedError(
            f"hold {hold.pk}",
            advice=f"Le Cabinet a suspendu les publications : « {hold.reason} ». Attendez qu’il"
            " lève la suspension, ou programmez : le texte partira alors.",
        )


def refuse_before_embargo(page_id: int) -> None:
    """Raise RefusedError while a text is under embargo."""
    embargo = embargo_of(page_id)
    if embargo is not None:
        raise RefusedError(
            f"embargo of {page_id}",
            advice=f"Ce texte est sous embargo : pas avant le {spoken(embargo.until)}.",
        )


def refuse_outside_bundle(page_id: int) -> None:
    """Raise RefusedError for a text that goes out with others."""
    place = place_in_bundle(page_id)
    if place is not None:
        raise RefusedError(
            f"bundle {place.bundle_id}",
            advice=f"Ce texte part avec la publication groupée « {place.bundle.title} »."
            " Sortez-le d’abord de cette publication.",
        )


def spoken(moment: object) -> str:
    """Return a moment in words, in the government's time zone."""
    local = timezone.localtime(moment)  # type: ignore[arg-type]
    return f"{local:%d/%m/%Y à %H h %M}"
