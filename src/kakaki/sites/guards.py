"""What keeps a text off line whatever its readers think: an embargo, a hold, its bundle."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from kakaki.kernel import clock, languages
from kakaki.kernel.errors import RefusedError
from kakaki.sites.models import BundleText, Embargo, Hold

EXCEPTED = frozenset({"emergency"})  # Kinds that no hold delays: lives may depend on them.


def hold_over(ministry_id: int, kind: str) -> Hold | None:
    """Return the hold that keeps a kind of text of a ministry off line, or None."""
    if kind in EXCEPTED:
        return None
    open_holds = Hold.objects.filter(Q(ministry_id=ministry_id) | Q(ministry=None), lifted_at=None)
    return open_holds.order_by("pk").first()


def _with_its_french(page_id: int) -> QuerySet[Page]:
    """Return a text and, for a translation, the French that it translates until it is online."""
    own = Page.objects.filter(pk=page_id).values("translation_key")
    french = Q(translation_key__in=own, locale__language_code=languages.FRENCH, live=False)
    return Page.objects.filter(Q(pk=page_id) | french)


def embargo_of(page_id: int) -> Embargo | None:
    """Return the last embargo of a text, or of the French it translates, that is not over.

    A translation that went out earlier would tell what the French still keeps.
    """
    found = Embargo.objects.filter(
        page_id__in=_with_its_french(page_id).values("pk"), until__gt=clock.now()
    )
    return found.order_by("-until").first()


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
