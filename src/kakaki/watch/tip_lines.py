"""Open a tip line, stop it, and know what it was told."""

import json
import secrets as chance

from django.db import transaction
from django.db.models import F

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.audit import facade as audit
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.watch.engine.incoming import cleaned
from kakaki.watch.line import Line, Told, lines
from kakaki.watch.models import TipLine
from kakaki.watch.secrets import hide, show

MOST_LINES = 20  # of one ministry


@transaction.atomic
def open_line(
    *, ministry_id: int, kind: str, label: str, told: dict[str, str], person: Person
) -> TipLine:
    """Open a line, or tell the one of this name anew; a secret left empty stays as it was."""
    accounts.require(person, "channels.manage", ministry_id)
    line = lines.all().get(kind)
    label = cleaned(label)[:80]
    if line is None:
        raise InvalidInputError(kind, advice="Choisissez une sorte de ligne dans la liste.")
    if not label:
        raise InvalidInputError("label", advice="Donnez un nom à cette ligne.")
    mine = TipLine.objects.select_for_update().filter(ministry_id=ministry_id)
    row = mine.filter(kind=kind, label=label).first()
    if row is None and mine.count() >= MOST_LINES:
        raise InvalidInputError("many", advice=f"{MOST_LINES} lignes au plus : arrêtez-en une.")
    row = row or TipLine(
        ministry_id=ministry_id, kind=kind, label=label, key=chance.token_urlsafe(24)
    )
    _tell(row, line, told)
    row.is_enabled, row.error = True, ""
    row.save()
    _record(row, person)
    return row


def _tell(row: TipLine, line: Line, told: dict[str, str]) -> None:
    kept = json.loads(show(row.secret) or "{}")
    for need in line.needs:
        given = told.get(need.name, "").strip()[:500]
        before = kept.get(need.name, "") if need.is_secret else row.settings.get(need.name, "")
        value = given or before
        if not value:
            raise InvalidInputError(need.name, advice=f"Donnez aussi ceci : {need.label}.")
        (kept if need.is_secret else row.settings)[need.name] = value
    row.secret = hide(json.dumps(kept))


def told_of(row: TipLine) -> Told:
    """Return what a line was told, secrets in clear: never for a screen."""
    return {**row.settings, **json.loads(show(row.secret) or "{}")}


@transaction.atomic
def set_open(*, line_id: int, is_enabled: bool, person: Person) -> None:
    """Stop a line, or open it again; a stopped one answers nobody and keeps nothing."""
    row = TipLine.objects.select_for_update().filter(pk=line_id).first()
    if row is None or not person.can("channels.manage", row.ministry_id):
        raise NotFoundError(f"line {line_id}", advice="Cette ligne n’existe pas.")
    row.is_enabled = is_enabled
    row.save(update_fields=["is_enabled"])
    _record(row, person)


def _record(row: TipLine, person: Person) -> None:
    audit.record(
        action="watch.line_changed", actor_id=person.id, ministry_id=row.ministry_id,
        target=f"line:{row.pk}", summary=row.label,
    )  # fmt: skip


def count_refused(*, key: str, advice: str) -> None:
    """Count a call that was refused, and keep why the last one was."""
    TipLine.objects.filter(key=key).update(refused=F("refused") + 1, error=advice[:300])
