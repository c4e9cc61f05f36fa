"""Seal texts and write the public log, inside the transaction of the publication."""

import hashlib
from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, NotFoundError
from kakaki.seals import journal, keys
from kakaki.seals.contracts import SealedText, SealIssued
from kakaki.seals.engine import canonical, claims, cose, reference
from kakaki.seals.engine.formats import cose_qr
from kakaki.seals.models import IssuerKey, Seal


def document_of(text: SealedText) -> canonical.Document:
    """Return the text as the engine reads it."""
    return canonical.Document(**{name: getattr(text, name) for name in SealedText.__slots__})


def _issued(seal: Seal) -> SealIssued:
    return SealIssued(
        reference=seal.reference,
        display_reference=reference.display(seal.reference),
        qr_url=cose_qr.seal_format.text_of(bytes(seal.cose), settings.KAKAKI_ORIGIN),
        cose=bytes(seal.cose),
        sha256=seal.sha256,
        issued_at=seal.issued_at,
    )


def current_key(ministry_id: int) -> IssuerKey:
    """Return the key with which a ministry seals now, making its first one."""
    found = (
        IssuerKey.objects.filter(ministry_id=ministry_id, revoked_at=None).order_by("-pk").first()
    )
    if found is not None:
        return found
    key = keys.new_key(ministry_id)
    journal.append(
        issuer=accounts.ministry(ministry_id).name,
        event="key-add",
        kid=bytes(key.kid),
        text_sha256=hashlib.sha256(bytes(key.public_key)).digest(),
    )
    return key


@transaction.atomic
def seal_text(
    *, ministry_id: int, text: SealedText, url: str, object_key: str, actor_id: int | None
) -> SealIssued:
    """Seal a text and write it in the log; the same `object_key` twice gives the same seal."""
    present = Seal.objects.filter(object_key=object_key).first()
    if present is not None:
        return _issued(present)
    key = current_key(ministry_id)
    number = reference.new_reference()
    while Seal.objects.filter(reference=number).exists():
        number = reference.new_reference()
    words = canonical.canonical_text(document_of(text), number)
    digest = canonical.digest(words)
    said = claims.Claims(issuer=text.issuer, reference=number, date=text.date, sha256=digest[:16])
    seal = Seal.objects.create(
        reference=number,
        ministry_id=ministry_id,
        object_key=object_key,
        issuer=text.issuer,
        title=text.title[:300],
        dated=text.date,
        url=url,
        document=asdict(text) | {"date": text.date.isoformat()},
        canonical=words,
        sha256=digest.hex(),
        cose=cose.sign(claims.dump(said), kid=bytes(key.kid), key=keys.private_half(key)),
        key=key,
        issued_at=clock.now(),
    )
    journal.append(
        issuer=text.issuer,
        event="publish",
        kid=bytes(key.kid),
        text_sha256=digest,
        reference=number,
    )
    audit.record(
        action="seals.sealed",
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"seal:{number}",
        summary=text.title,
    )
    return _issued(seal)


def stored(number: str) -> Seal:
    """Return a seal by its reference; raise NotFoundError when there is none."""
    found = Seal.objects.filter(reference=number).select_related("key").first()
    if found is None:
        raise NotFoundError(f"seal {number}", advice="Aucun texte ne porte cette référence.")
    return found


@transaction.atomic
def replace(*, reference: str, by_reference: str, actor_id: int | None, note: str = "") -> None:
    """Say that a text is replaced by another; saying it twice changes nothing.

    `note` tells readers what was wrong: the log then calls it an erratum. Raises NotFoundError when
    the register holds no such text, ConflictError when the first is withdrawn or is its own heir.
    """
    seal, heir = stored(reference), stored(by_reference)
    if seal.state == Seal.REPLACED and seal.replaced_by == by_reference:
        return
    if seal.state == Seal.WITHDRAWN or heir.pk == seal.pk:
        raise ConflictError(
            f"seal {reference} cannot be replaced by {by_reference}",
            advice="Ce texte a été retiré, ou se remplace lui-même : rien n’a été changé.",
        )
    seal.state, seal.replaced_by, seal.reason = Seal.REPLACED, by_reference, note[:300]
    seal.save(update_fields=["state", "replaced_by", "reason"])
    event = "erratum" if note else "supersede"
    _end(seal, event, actor_id, new_reference=by_reference, note=note[:300])


@transaction.atomic
def withdraw(*, reference: str, reason: str, actor_id: int | None) -> None:
    """Say that a text is withdrawn, and why; saying it twice changes nothing."""
    seal = stored(reference)
    if seal.state == Seal.WITHDRAWN:
        return
    seal.state, seal.reason = Seal.WITHDRAWN, reason[:300]
    seal.save(update_fields=["state", "reason"])
    _end(seal, "withdraw", actor_id, note=reason[:300])


def _end(seal: Seal, event: str, actor_id: int | None, **facts: str) -> None:
    journal.append(
        issuer=seal.issuer,
        event=event,
        kid=bytes(seal.key.kid),
        text_sha256=bytes.fromhex(seal.sha256),
        reference=seal.reference,
        **facts,
    )
    audit.record(
        action=f"seals.{event}",
        actor_id=actor_id,
        ministry_id=seal.ministry_id,
        target=f"seal:{seal.reference}",
        summary=seal.title,
    )


def document_in(seal: Seal) -> canonical.Document:
    """Return the words that a seal protects, as the engine reads them."""
    facts = dict(seal.document)
    facts["date"] = date.fromisoformat(facts["date"])
    facts["paragraphs"] = tuple(facts["paragraphs"])
    facts["attachments"] = tuple(facts["attachments"])
    return canonical.Document(**facts)
