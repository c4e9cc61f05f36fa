"""Remember and forget known texts, and prepare their meaning."""

from django.db import transaction

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.matching.engine.language import identify
from kakaki.matching.engine.normalise import clean
from kakaki.matching.engine.views import packed
from kakaki.matching.models import KnownText
from kakaki.matching.selectors import SUMMARY, embedder, without_meaning

BATCH = 32
"""Texts embedded in one go: a few seconds of one processor."""


def remember(
    *,
    kind: str,
    key: str,
    title: str,
    text: str,
    language: str = "",
    ministry_id: int | None = None,
    url: str = "",
) -> None:
    """Keep a text under its kind and key; the same text again changes nothing.

    Raise InvalidInputError for a kind, a key or a title that is empty or too long.
    """
    title = clean(title)
    if not title:
        raise InvalidInputError("a known text needs a title", advice="Donnez un titre à ce texte.")
    if not 0 < len(kind) <= 40 or not 0 < len(key) <= 120 or ":" in kind:
        raise InvalidInputError(f"not a kind and a key: {kind!r}, {key!r}")
    said = {"title": title, "text": clean(text)}
    kept = {
        **said,
        "language": language[:12] or identify(f"{title} {said['text']}").code,
        "ministry_id": ministry_id,
        "url": url[:500],
    }
    with transaction.atomic():
        row, is_new = KnownText.objects.select_for_update().get_or_create(
            kind=kind, key=key, defaults={**kept, "updated_at": clock.now()}
        )
        if is_new or all(getattr(row, name) == value for name, value in kept.items()):
            return
        if any(getattr(row, name) != value for name, value in said.items()):
            row.embedding, row.embedding_model = None, ""
        for name, value in kept.items():
            setattr(row, name, value)
        row.updated_at = clock.now()
        row.save()


def forget(*, kind: str, key: str) -> None:
    """Remove a text; removing what is not there changes nothing."""
    KnownText.objects.filter(kind=kind, key=key).delete()


def embed_missing(*, limit: int = BATCH) -> int:
    """Prepare the meaning of at most `limit` texts, and return how many were prepared.

    A row is written on its own, and only while its words are those that were embedded: a process
    killed in the middle, or a text changed meanwhile, leaves nothing wrong.
    """
    model = embedder()
    if model is None:
        return 0
    done = 0
    for row in without_meaning().order_by("pk")[:limit]:
        blob = packed(row.title, row.text[:SUMMARY], model)
        done += KnownText.objects.filter(pk=row.pk, title=row.title, text=row.text).update(
            embedding=blob, embedding_model=model.name
        )
    return done
