"""Go back to a former version of a text, change or remove one picture of it."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import announcing, drafts, selectors
from kakaki.sites.contracts import DraftSaved
from kakaki.sites.models import PhotoUpload, TextPage

FIELDS = (
    "title", "draft_title", "lead", "body", "place", "published_on", "language", "signer", "role",
    "facts", "closes_on",
)  # fmt: skip


def version_of(page_id: int, revision_id: int) -> Revision:
    """Return a version of a text; raise NotFoundError for one of another text."""
    found = Revision.page_revisions.filter(pk=revision_id, object_id=str(page_id)).first()
    if found is None:
        raise NotFoundError(f"version {revision_id}", advice="Cette version n’existe pas.")
    return found


def _open(page_id: int) -> tuple[TextPage, Any]:
    page = TextPage.objects.select_for_update().get(pk=page_id)
    if page.withdrawn_at is not None:
        raise ConflictError("withdrawn", advice="Ce texte a été retiré : écrivez-en un nouveau.")
    return page, selectors.newest(page)


@transaction.atomic
def go_back(*, page_id: int, revision_id: int, base_version: int, actor_id: int) -> DraftSaved:
    """Save the words of a former version as the newest one, which deletes none between them.

    It is a draft to be approved, whatever the former version was. Raises ConflictError when
    somebody saved a version after `base_version`.
    """
    former = version_of(page_id, revision_id).as_object()
    page, version = _open(page_id)
    if page.latest_revision_id != base_version:
        raise ConflictError(f"page {page_id}: {base_version} is not the newest version")
    if all(_same(version, former, name) for name in FIELDS):
        return DraftSaved(page_id, base_version)
    for name in FIELDS:
        setattr(version, name, getattr(former, name))
    saved = drafts.keep_version(page, version, actor_id)
    announcing.tell_desk(
        "sites.version_taken_up",
        page_id,
        selectors.page(page_id).ministry_id,
        actor_id,
        version.title,
        {"version": revision_id},
    )
    return saved


def _same(one: Any, other: Any, name: str) -> bool:
    if name == "body":
        return selectors.raw_body(one) == selectors.raw_body(other)
    return bool(getattr(one, name) == getattr(other, name))


def picture_of(page_id: int, number: str) -> dict[str, Any]:
    """Return the block of a picture of the newest version; raise NotFoundError for any other."""
    for raw in selectors.raw_body(selectors.newest(selectors.official_page(page_id))):
        if raw["type"] == "image" and str(raw.get("id", "")).lower() == number:
            return raw
    raise NotFoundError(f"picture {number}", advice="Cette photo n’est plus dans le texte.")


@transaction.atomic
def describe_picture(
    *, page_id: int, number: str, alternative: str, caption: str, actor_id: int
) -> DraftSaved:
    """Save other words for a picture of the newest version; the same words change nothing."""
    alternative, caption = alternative.strip(), caption.strip()
    if not alternative or len(alternative) > 170 or len(caption) > 240:
        raise InvalidInputError("picture without words", advice="Dites ce que montre la photo.")
    page, version = _open(page_id)
    value = picture_of(page_id, number)["value"]
    words = {"alternative": alternative, "caption": caption}
    if {name: value.get(name) or "" for name in words} == words:
        return DraftSaved(page_id, page.latest_revision_id or 0)
    version.body = [
        {**raw, "value": {**raw["value"], **words}}
        if str(raw.get("id", "")).lower() == number
        else raw
        for raw in selectors.raw_body(version)
    ]
    # Taken out and put back, the photo comes from its upload: it says the same there.
    PhotoUpload.objects.filter(pk=number, image_id=value.get("image")).update(**words)
    return drafts.keep_version(page, version, actor_id)


@transaction.atomic
def remove_picture(*, page_id: int, number: str, actor_id: int) -> DraftSaved:
    """Save a version without one picture; the former version still has it."""
    page, version = _open(page_id)
    picture_of(page_id, number)
    version.body = [
        raw for raw in selectors.raw_body(version) if str(raw.get("id", "")).lower() != number
    ]
    return drafts.keep_version(page, version, actor_id)
