"""Read what gathers texts, as readers see it: never a text that is off line or withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page

from kakaki.sites.models import Dossier, OfficialPage, PageTag, RelatedText, SiteProfile, Tag

MOST_RELATED = 4


def shown_texts() -> QuerySet[Page]:
    """Return the pages of official texts that readers may see as true today."""
    shown = Q(textpage__withdrawn_at=None, textpage__isnull=False) & ~Q(textpage__reference="")
    answers = Q(clarificationpage__withdrawn_at=None, clarificationpage__isnull=False)
    answers &= ~Q(clarificationpage__reference="")
    return Page.objects.live().public().filter(shown | answers)


def specific_texts(page_ids: Sequence[int]) -> list[OfficialPage]:
    """Return the texts of these numbers that readers may see, in this order."""
    found = {page.pk: page for page in shown_texts().filter(pk__in=page_ids).specific()}
    return [found[number] for number in page_ids if number in found]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What stands at the foot of a text."""

    tags: list[Tag]
    dossiers: list[Dossier]
    related: list[OfficialPage]


def gathered_around(page: OfficialPage) -> Gathered:
    """Return the subjects, dossiers and near texts of a text."""
    if page.withdrawn_at is not None:
        return Gathered([], [], [])
    others = RelatedText.objects.filter(page_id=page.pk).values_list("other_id", flat=True)
    return Gathered(
        tags=list(tags_of(page.pk)),
        dossiers=list(Dossier.objects.filter(texts__page_id=page.pk, is_online=True)),
        related=specific_texts(list(others))[:MOST_RELATED],
    )


def tags_of(page_id: int) -> QuerySet[Tag]:
    """Return the subjects of a text."""
    return Tag.objects.filter(pk__in=PageTag.objects.filter(page_id=page_id).values("tag_id"))


def texts_under(tag: Tag) -> list[OfficialPage]:
    """Return the texts of a subject that readers may see, the newest first."""
    numbers = PageTag.objects.filter(tag=tag).values("page_id")
    newest = shown_texts().filter(pk__in=numbers).order_by("-first_published_at", "-pk")
    return list(newest.specific())


def texts_in(dossier: Dossier) -> list[OfficialPage]:
    """Return the texts of a dossier that readers may see, in its order."""
    return specific_texts(list(dossier.texts.values_list("page_id", flat=True)))


def tags_online(ministry_id: int) -> QuerySet[Tag]:
    """Return the subjects of a ministry that lead to a text at least."""
    numbers = PageTag.objects.filter(page__in=shown_texts()).values("tag_id")
    return Tag.objects.filter(ministry_id=ministry_id, merged_into=None, pk__in=numbers)


def dossiers_online(ministry_id: int) -> QuerySet[Dossier]:
    """Return the dossiers that a ministry shows."""
    return Dossier.objects.filter(ministry_id=ministry_id, is_online=True)


def addresses_of(profile: SiteProfile) -> Iterable[str]:
    """Return the paths of the pages of subjects and dossiers of a site, for its map."""
    for tag in tags_online(profile.ministry_id):
        yield f"/sujets/{tag.slug}/"
    for dossier in dossiers_online(profile.ministry_id):
        yield f"/dossiers/{dossier.slug}/"
