"""Keep the remarks that were ignored in a text, and say what remains of the others."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.sites import drafts, selectors
from kakaki.sites.contracts import Ignored, Remark, Remarks
from kakaki.sites.models import IgnoredRemark
from kakaki.writing import facade as writing

MOST = 200  # remarks ignored in one text; more is not somebody's judgement.
_LENGTHS = {"rule": 60, "field": 20, "words": 400, "before": 100, "after": 100, "reason": 120}
_NAMES = {"title": "titre", "lead": "chapô", "body": "texte"}


def typed(text: str) -> list[Ignored]:
    """Return the ignored remarks of the editor's own field; what is not one is left out.

    A draft is never refused because of them: its words matter more.
    """
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    found = [_read(row) for row in rows[:MOST]] if isinstance(rows, list) else []
    return [one for one in found if one is not None]


def _read(row: Any) -> Ignored | None:
    try:
        parts = {name: str(row[name]).strip()[:most] for name, most in _LENGTHS.items()}
        number, undone = UUID(str(row["id"])), bool(row.get("undone"))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if any("\x00" in part for part in parts.values()) or not (parts["rule"] and parts["reason"]):
        return None
    return Ignored(id=str(number), undone=undone, **parts)


def keep(*, page_id: int, ignored: Iterable[Ignored], actor_id: int) -> None:
    """Keep what was ignored in a text, and what was taken back; the same one twice is kept once."""
    kept = {str(one.pk): one for one in IgnoredRemark.objects.filter(page_id=page_id)}
    for one in ignored:
        present = kept.get(one.id)
        if present is not None:
            if one.undone and not present.undone:
                IgnoredRemark.objects.filter(pk=present.pk).update(undone=True)
        elif len(kept) < MOST and not one.undone:
            _create(page_id, one, actor_id)
            kept[one.id] = IgnoredRemark(id=one.id)


def _create(page_id: int, one: Ignored, actor_id: int) -> None:
    """Keep one remark; a number that another text holds changes nothing there."""
    fields = {name: getattr(one, name) for name in _LENGTHS}
    IgnoredRemark.objects.get_or_create(
        pk=one.id,
        defaults={"page_id": page_id, "by_id": actor_id, "at": clock.now(), **fields},
    )


def _kept(page_id: int) -> list[IgnoredRemark]:
    return list(IgnoredRemark.objects.filter(page_id=page_id, undone=False).order_by("at", "pk"))


def written(page_id: int) -> str:
    """Return what the editor's own field holds: the remarks ignored in a text."""
    rows = [
        {"id": str(one.pk), "undone": False, **{name: getattr(one, name) for name in _LENGTHS}}
        for one in _kept(page_id)
    ]
    return json.dumps(rows, ensure_ascii=False)


def told(page_id: int) -> Remarks:
    """Return what remains to say of the newest version of a text, and what was ignored in it."""
    text = drafts.draft_text(page_id)
    fields = {"title": text.title, "lead": text.lead, "body": text.body}
    kept = {str(one.pk): one for one in _kept(page_id)}
    places = {
        name: writing.Place(one.rule, one.field, one.words, one.before, one.after)
        for name, one in kept.items()
    }
    titles = {rule.code: rule.title for rule in writing.rules()}
    remaining: list[Remark] = []
    ignored: list[Remark] = []
    for finding, name in writing.settled(
        fields,
        places,
        published_on=text.published_on,
        vocabulary=writing.vocabulary_of([selectors.page(page_id).ministry_id]),
    ):
        one = kept.get(name)
        said = Remark(
            finding.class_,
            titles[finding.rule],
            finding.excerpt,
            finding.message,
            _NAMES.get(finding.field, finding.field),
            one.reason if one else "",
            accounts.name_of(one.by_id) if one else "",
        )
        (ignored if one else remaining).append(said)
    counts = Counter(one.class_ for one in remaining)
    return Remarks(tuple(remaining), tuple(ignored), tuple((c, counts[c]) for c in writing.CLASSES))
