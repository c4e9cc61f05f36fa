"""Give a ministry's whole site back, as files that any other program reads."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.models import OldAddress, SiteLanguage, SiteProfile
from kakaki.sites.page_block import paragraphs
from kakaki.sites.selectors import raw_body

FORMAT = 1
FIELDS = (
    "lead", "introduction", "language", "published_on", "signer", "role", "place", "kind", "facts",
    "closes_on", "office", "old_address", "reference", "sealed_revision", "withdrawn_at",
    "withdrawal_reason", "corrections", "claim_reviewed", "verdict_code", "verdict_label",
    "sources", "reviewed_by", "is_legal", "pairs", "source_digest", "said",
)  # fmt: skip


def export_site(*, profile: SiteProfile, folder: Path) -> dict[str, int]:
    """Write a site into a new folder; return how many pages and files it holds.

    Raises ConflictError when the folder holds something already: an export is never a mixture.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ConflictError(str(folder), advice=f"Le dossier {folder} n’est pas vide.")
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    pages = 0
    for page in Page.objects.descendant_of(profile.home, inclusive=True).order_by("path"):
        _write(folder / "pages" / f"{page.pk}.json", page_data(page.specific))
        pages += 1
    files = list(_files(profile, folder))
    olds = OldAddress.objects.filter(profile=profile).order_by("key")
    addresses = [
        {"address": old.key, "host": old.host, "page": old.page_id, "image": old.image_id,
         "document": old.document_id}
        for old in olds
    ]  # fmt: skip
    _write(folder / "old_addresses.json", addresses)
    _write(folder / "files.json", files)
    about = {
        "languages": _languages(profile),
        "format": FORMAT, "site": profile.site.root_url, "name": profile.site.site_name,
        "exported_at": clock.now().isoformat(), "pages": pages, "files": len(files),
    }  # fmt: skip
    # It is written last: a folder without it was cut.
    _write(folder / "site.json", about)
    audit.record(
        action="sites.exported",
        actor_id=None,
        ministry_id=profile.ministry_id,
        target=f"ministry:{profile.ministry_id}",
        summary=f"Site exporté : {pages} pages, {len(files)} fichiers",
    )
    return {"pages": pages, "files": len(files)}


def _languages(profile: SiteProfile) -> list[dict[str, Any]]:
    """Return the languages of a site besides French, and what the ministry is called in each."""
    found = SiteLanguage.objects.filter(profile=profile).select_related("locale").order_by("pk")
    return [
        {"code": one.code, "name": one.name, "home": one.home_id, "is_offered": one.is_offered}
        for one in found
    ]


def page_data(page: Any) -> dict[str, Any]:
    """Return everything of a page: where it is, what is online, and each of its versions."""
    parent = page.get_parent()
    return {
        "id": page.pk,
        "type": type(page).__name__,
        "parent": parent.pk if parent is not None and parent.depth > 1 else None,
        "url": page.full_url or "",
        "slug": page.slug,
        # The pages that say the same in several languages share this key.
        "site_language": page.locale.language_code,
        "translation_key": str(page.translation_key),
        "is_live": page.live,
        "first_published_at": _day(page.first_published_at),
        "last_published_at": _day(page.last_published_at),
        "live_version": page.live_revision_id,
        **_words(page),
        "versions": [
            {"id": one.pk, "at": one.created_at.isoformat(), **_words(one.as_object())}
            for one in page.revisions.order_by("pk")
        ],
    }


def _words(page: Any) -> dict[str, Any]:
    given = {name: _plain(getattr(page, name)) for name in FIELDS if hasattr(page, name)}
    if hasattr(page, "body"):
        blocks = raw_body(page)
        given |= {"body": blocks, "markdown": to_text(blocks), "text": paragraphs(blocks)}
    return {"title": page.title, **given}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _files(profile: SiteProfile, folder: Path) -> Iterator[dict[str, Any]]:
    for sort, model in (("images", get_image_model()), ("documents", get_document_model())):
        for one in model.objects.filter(collection=profile.collection).order_by("pk"):
            name = f"{sort}/{one.pk}-{Path(one.file.name).name}"
            is_there = _copy(one.file, folder / name)
            yield {"id": one.pk, "sort": sort, "title": one.title,
                   "path": name if is_there else None}  # fmt: skip


def _copy(file: File, target: Path) -> bool:
    """Copy a file; one that is gone from the disk is told by its missing path."""
    target.parent.mkdir(exist_ok=True)
    try:
        with file.storage.open(file.name) as source, target.open("wb") as written:
            shutil.copyfileobj(source, written)
    except FileNotFoundError:
        target.unlink(missing_ok=True)
        return False
    return True


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
