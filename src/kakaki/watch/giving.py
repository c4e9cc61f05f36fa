"""Read a file that somebody gives, show what it holds, and take it only when asked."""

import hashlib
from datetime import timedelta

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.watch.engine.incoming import Incoming, cleaned
from kakaki.watch.grouping import RECENT
from kakaki.watch.models import GivenFile
from kakaki.watch.services import keep
from kakaki.watch.source import sources

MOST_TAKEN = 2_000  # texts of one file
WAITS = timedelta(hours=1)


def look_at(
    *,
    ministry_id: int,
    source: str,
    label: str,
    content: bytes,
    agreed_by: str = "",
    has_consent: bool = False,
    person: Person,
) -> GivenFile:
    """Read a file and keep what it says for an hour, for whoever gave it; nothing is taken yet.

    Raises InvalidInputError for a file too heavy or unreadable, or without the consent it needs.
    """
    accounts.require(person, "rumours.handle", ministry_id)
    kind, label = sources.all().get(source), cleaned(label)[:80]
    if kind is None or kind.reading != "file":
        raise InvalidInputError(source, advice="Choisissez une sorte de fichier dans la liste.")
    if not label:
        raise InvalidInputError("label", advice="Dites d’où vient ce fichier.")
    if kind.asks_consent and not (has_consent and agreed_by.strip()):
        raise InvalidInputError(
            "consent", advice="Cochez l’accord du groupe, et dites qui l’a donné."
        )
    if len(content) > kind.largest:
        most = kind.largest // 1_000_000
        raise InvalidInputError("large", advice=f"Ce fichier est trop lourd : {most} Mo au plus.")
    found = kind.parse(content)
    recent = [one for one in found if not _is_old(one)][:MOST_TAKEN]
    return GivenFile.objects.create(
        ministry_id=ministry_id, given_by_id=person.id, source=source, label=label,
        agreed_by=cleaned(agreed_by)[:120] if kind.asks_consent else "",
        entries=[[one.text, one.url, one.provider_id] for one in recent],
        found=len(found), old=len(found) - len(recent), given_at=clock.now(),
    )  # fmt: skip


def _is_old(one: Incoming) -> bool:
    return one.published_at is not None and one.published_at < clock.now() - RECENT


def given_by(person: Person, given_id: int) -> GivenFile:
    """Return a file for whoever gave it; raise NotFoundError for anybody else."""
    row = GivenFile.objects.filter(pk=given_id, given_by_id=person.id).first()
    if row is None:
        raise NotFoundError(f"given {given_id}", advice="Ce fichier n’est plus là : redonnez-le.")
    accounts.require(person, "rumours.handle", row.ministry_id)
    return row


@transaction.atomic
def take(*, given_id: int, person: Person) -> GivenFile:
    """Take the texts of a file; taking it twice, or the same file again, brings nothing twice."""
    given_by(person, given_id)
    row = GivenFile.objects.select_for_update().get(pk=given_id)
    if row.taken_at is not None:
        return row
    row.new = 0
    for text, url, number in row.entries:
        name = f"{row.ministry_id}\x1f{number or text}"
        _, is_new = keep(
            source=row.source, token=hashlib.sha256(name.encode()).hexdigest(), text=text,
            ministry_id=row.ministry_id, heard_on=row.label[:40], url=url,
        )  # fmt: skip
        row.new += is_new
    row.entries, row.taken_at = [], clock.now()
    row.save(update_fields=["new", "entries", "taken_at"])
    return row


def forget_given() -> int:
    """Forget what was read and not taken within the hour."""
    before = clock.now() - WAITS
    return GivenFile.objects.filter(taken_at=None, given_at__lt=before).delete()[0]
