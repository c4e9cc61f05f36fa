"""Gather texts of a ministry by hand, in order, under a title."""

from django.db import transaction
from django.db.models import Max

from kakaki.audit import facade as audit
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import purging, selectors
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.models import Dossier, DossierText

MOST_TEXTS = 60


def dossier_of(ministry_ids: list[int], dossier_id: int) -> Dossier:
    """Return a dossier of one of these ministries; raise NotFoundError for another's."""
    found = Dossier.objects.filter(pk=dossier_id, ministry_id__in=ministry_ids).first()
    if found is None:
        raise NotFoundError(f"dossier {dossier_id}", advice="Ce dossier n’existe pas.")
    return found


def _tell(action: str, dossier: Dossier, actor_id: int) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=dossier.ministry_id,
        target=f"dossier:{dossier.pk}",
        summary=dossier.title,
    )
    _refresh(dossier)


def _refresh(dossier: Dossier) -> None:
    pages = [f"page:{number}" for number in dossier.texts.values_list("page_id", flat=True)]
    purging.purge_soon(tags=[f"listing:{dossier.ministry_id}", purging.GOVERNMENT, *pages])


def _checked(title: str, introduction: str) -> tuple[str, str]:
    title, introduction = " ".join(title.split()), introduction.strip()
    if not 3 <= len(title) <= 120 or len(introduction) > 600:
        raise InvalidInputError(
            "title", advice="Donnez un titre de 120 signes au plus, une présentation de 600."
        )
    return title, introduction


@transaction.atomic
def make_dossier(*, ministry_id: int, title: str, introduction: str, actor_id: int) -> Dossier:
    """Begin a dossier, off line; the same title twice is the same dossier."""
    title, introduction = _checked(title, introduction)
    known = Dossier.objects.filter(ministry_id=ministry_id)
    present = known.filter(title__iexact=title).first()
    if present is not None:
        return present
    slug = slug_for(title, taken=set(known.values_list("slug", flat=True)))
    dossier = Dossier.objects.create(
        ministry_id=ministry_id, title=title, introduction=introduction, slug=slug
    )
    _tell("sites.dossier_made", dossier, actor_id)
    return dossier


@transaction.atomic
def change_dossier(*, dossier: Dossier, title: str, introduction: str, actor_id: int) -> None:
    """Change the title and introduction of a dossier; its address stays."""
    words = _checked(title, introduction)
    if words == (dossier.title, dossier.introduction):
        return
    dossier.title, dossier.introduction = words
    dossier.save(update_fields=["title", "introduction"])
    _tell("sites.dossier_changed", dossier, actor_id)


@transaction.atomic
def show_dossier(*, dossier: Dossier, is_online: bool, actor_id: int) -> None:
    """Put a dossier online, or take it off; it can be put back."""
    if is_online and not dossier.texts.exists():
        raise InvalidInputError("empty", advice="Mettez d’abord un texte dans ce dossier.")
    if dossier.is_online == is_online:
        return
    dossier.is_online = is_online
    dossier.save(update_fields=["is_online"])
    _tell("sites.dossier_shown" if is_online else "sites.dossier_hidden", dossier, actor_id)


@transaction.atomic
def put_text(*, dossier: Dossier, page_id: int) -> None:
    """Put a text of the same ministry at the end of a dossier; twice changes nothing."""
    page = selectors.page(page_id)
    if page.ministry_id != dossier.ministry_id or not page.is_live:
        raise NotFoundError(f"page {page_id}", advice="Choisissez un texte en ligne.")
    if dossier.texts.count() >= MOST_TEXTS:
        raise InvalidInputError("many", advice=f"{MOST_TEXTS} textes au plus dans un dossier.")
    last = dossier.texts.aggregate(last=Max("place"))["last"] or 0
    DossierText.objects.get_or_create(
        dossier=dossier, page_id=page_id, defaults={"place": last + 1}
    )
    _refresh(dossier)


@transaction.atomic
def take_text(*, dossier: Dossier, page_id: int) -> None:
    """Take a text out of a dossier."""
    _refresh(dossier)
    dossier.texts.filter(page_id=page_id).delete()


@transaction.atomic
def raise_text(*, dossier: Dossier, page_id: int) -> None:
    """Move a text one place up; the first stays first."""
    lines = list(dossier.texts.select_for_update().order_by("place", "pk"))
    numbers = [line.page_id for line in lines]
    here = numbers.index(page_id) if page_id in numbers else 0
    if here:
        lines[here - 1], lines[here] = lines[here], lines[here - 1]
    for place, line in enumerate(lines, start=1):
        line.place = place
    DossierText.objects.bulk_update(lines, ["place"])
    _refresh(dossier)
