"""Give texts their subjects, and keep the subjects of a ministry few and clear."""

from django.db import transaction

from kakaki.audit import facade as audit
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import purging, selectors
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.engine.tag_names import LONGEST, key_of, normal_name, same_as
from kakaki.sites.gathering.relating import relate_around
from kakaki.sites.models import PageTag, Tag

MOST_ON_A_TEXT = 6


class RepeatedTagError(ConflictError):
    """Say that a subject exists under another way of writing it."""

    def __init__(self, existing: str) -> None:
        super().__init__(existing, advice=f"Ce sujet existe : « {existing} ». Choisissez-le.")
        self.existing = existing


def tags_in(ministry_id: int) -> list[Tag]:
    """Return the subjects of a ministry in the order of their names."""
    return list(Tag.objects.filter(ministry_id=ministry_id, merged_into=None))


def tag_of(ministry_id: int, tag_id: int) -> Tag:
    """Return a subject of a ministry; raise NotFoundError for one of another."""
    found = Tag.objects.filter(pk=tag_id, ministry_id=ministry_id, merged_into=None).first()
    if found is None:
        raise NotFoundError(f"tag {tag_id}", advice="Ce sujet n’existe pas.")
    return found


def _checked(ministry_id: int, typed: str, *, but: int = 0) -> str:
    name = normal_name(typed)
    if not key_of(name) or len(name) > LONGEST:
        raise InvalidInputError("name", advice=f"Écrivez un mot ou deux, {LONGEST} signes au plus.")
    existing = same_as(name, [tag.name for tag in tags_in(ministry_id) if tag.pk != but])
    if existing:
        raise RepeatedTagError(existing)
    return name


def _tell(action: str, ministry_id: int, target: str, summary: str, actor_id: int) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=target,
        summary=summary,
    )


def _refresh(ministry_id: int, page_ids: list[int]) -> None:
    tags = [f"listing:{ministry_id}", *(f"page:{number}" for number in page_ids)]
    purging.purge_soon(tags=tags)
    for number in page_ids:
        relate_around(page_id=number)


@transaction.atomic
def add_tag(*, page_id: int, name: str, actor_id: int) -> Tag:
    """Give a text a subject of its ministry, a new one when no way of writing it exists.

    The very name of one that exists is that one. Raises RepeatedTagError with it for another way of
    writing it, InvalidInputError for a name that says nothing or beyond six subjects.
    """
    ministry_id = selectors.page(page_id).ministry_id
    tag = Tag.objects.filter(
        ministry_id=ministry_id, merged_into=None, name__iexact=normal_name(name)
    ).first()
    if tag is None:
        words = _checked(ministry_id, name)
        taken = set(Tag.objects.filter(ministry_id=ministry_id).values_list("slug", flat=True))
        tag = Tag.objects.create(
            ministry_id=ministry_id, name=words, slug=slug_for(words, taken=taken)
        )
    if PageTag.objects.filter(page_id=page_id, tag=tag).exists():
        return tag
    if PageTag.objects.filter(page_id=page_id).count() >= MOST_ON_A_TEXT:
        raise InvalidInputError(
            "many", advice=f"{MOST_ON_A_TEXT} sujets au plus : retirez-en un d’abord."
        )
    PageTag.objects.create(page_id=page_id, tag=tag)
    _tell("sites.tagged", ministry_id, f"page:{page_id}", tag.name, actor_id)
    _refresh(ministry_id, [page_id])
    return tag


@transaction.atomic
def take_tag(*, page_id: int, tag_id: int, actor_id: int) -> None:
    """Take a subject from a text; taking it twice changes nothing."""
    line = PageTag.objects.select_related("tag").filter(page_id=page_id, tag_id=tag_id).first()
    if line is None:
        return
    line.delete()
    _tell("sites.untagged", line.tag.ministry_id, f"page:{page_id}", line.tag.name, actor_id)
    _refresh(line.tag.ministry_id, [page_id])


@transaction.atomic
def rename_tag(*, ministry_id: int, tag_id: int, name: str, actor_id: int) -> None:
    """Rename a subject; its address stays, so that no link breaks."""
    tag = tag_of(ministry_id, tag_id)
    words = _checked(ministry_id, name, but=tag.pk)
    if words == tag.name:
        return
    _tell("sites.tag_renamed", ministry_id, f"tag:{tag.pk}", f"{tag.name} : {words}", actor_id)
    tag.name = words
    tag.save(update_fields=["name"])
    _refresh(ministry_id, _pages_of(tag))


@transaction.atomic
def merge_tag(*, ministry_id: int, tag_id: int, into_id: int, actor_id: int) -> None:
    """Give the texts of a subject to another one; its address leads there from now on."""
    tag, into = tag_of(ministry_id, tag_id), tag_of(ministry_id, into_id)
    if tag.pk == into.pk:
        raise InvalidInputError("same", advice="Choisissez un autre sujet que lui-même.")
    pages = _pages_of(tag)
    known = set(_pages_of(into))
    PageTag.objects.bulk_create(
        PageTag(tag=into, page_id=number) for number in pages if number not in known
    )
    PageTag.objects.filter(tag=tag).delete()
    tag.merged.update(merged_into=into)
    tag.merged_into = into
    tag.save(update_fields=["merged_into"])
    _tell("sites.tag_merged", ministry_id, f"tag:{tag.pk}", f"{tag.name} : {into.name}", actor_id)
    _refresh(ministry_id, pages)


def _pages_of(tag: Tag) -> list[int]:
    return list(PageTag.objects.filter(tag=tag).values_list("page_id", flat=True))
