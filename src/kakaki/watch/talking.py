"""Hear what people send to a tip line, do what they ask, and write down what to say back."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError
from kakaki.matching import facade as matching
from kakaki.seals import facade as seals
from kakaki.watch import selectors
from kakaki.watch.engine import conversation, receipts
from kakaki.watch.engine.conversation import Turn, Where, say
from kakaki.watch.engine.incoming import LONGEST, cleaned
from kakaki.watch.line import Call, Heard, Line, lines
from kakaki.watch.models import Asker, InboundMessage, Reply, TipLine
from kakaki.watch.secrets import hide, mark_of
from kakaki.watch.services import KINDS, keep
from kakaki.watch.tip_lines import count_refused, told_of

MOST_AN_HOUR = 30  # messages of one sender
CROWDED = "Trop de messages. Réessayez dans une heure."
MOST_SAID = 200  # signs of an answer; its page says the rest.
SURE = 0.9  # Below this probability, a text that is near is not even mentioned to the sender.


def hear(*, key: str, call: Call) -> str:
    """Take one call of a platform; return the body of the answer. The same call twice is one.

    Raises NotFoundError for a line that is not open, RefusedError for a call without the right
    signature and InvalidInputError for one that cannot be read; both are counted.
    """
    row = TipLine.objects.filter(key=key, is_enabled=True).first()
    if row is None or row.kind not in lines.all():
        raise NotFoundError("line", advice="Cette ligne n’est pas ouverte.")
    line, told = lines.get(row.kind), told_of(row)
    try:
        challenge = line.challenge(call, told)
        if challenge is not None:
            return challenge
        line.check(call, told)
        heard = line.read(call, told)
    except KakakiError as error:
        count_refused(key=key, advice=error.advice())
        raise
    return line.answer(tuple(text for one in heard for text in _take(row, line, one)))


def receive_mail(*, address: str, letter: bytes) -> None:
    """Take one letter sent to the address of a line; raise NotFoundError when none has it."""
    for row in TipLine.objects.filter(kind="email", is_enabled=True):
        if row.settings.get("address", "").lower() == address.strip().lower():
            hear(key=row.key, call=Call("MAIL", "", {}, letter))
            return
    raise NotFoundError("address", advice="Aucune ligne n’est ouverte à cette adresse.")


def _take(row: TipLine, line: Line, heard: Heard) -> list[str]:
    """Take one message and return what is said to it; one taken before says the same again."""
    number, text = heard.message_id[:200], cleaned(heard.text)[:LONGEST].strip()
    present = InboundMessage.objects.filter(line=row, message_id=number).first()
    if present is not None:
        return _said(present)
    known = _near(text) if len(text) >= conversation.SHORTEST else None
    with transaction.atomic():
        asker = _asker(row, heard.sender)
        # Whoever holds the row of the sender is alone: the same message cannot be taken twice.
        present = InboundMessage.objects.filter(line=row, message_id=number).first()
        if present is not None:
            return _said(present)
        if asker.count > MOST_AN_HOUR + 1:
            count_refused(key=row.key, advice="Un même expéditeur envoie trop de messages.")
            return []
        message = InboundMessage.objects.create(
            line=row, message_id=number, asker=asker, received_at=clock.now()
        )
        TipLine.objects.filter(pk=row.pk).update(received=F("received") + 1, heard_at=clock.now())
        says = _turn(asker, message, text, heard.has_only_sound, known)
        if says:
            _write(message, line, says)
    return [says] if says else []


def _said(message: InboundMessage) -> list[str]:
    return list(message.replies.order_by("pk").values_list("text", flat=True)[:1])


def _asker(row: TipLine, sender: str) -> Asker:
    """Return the row of a sender, held until the end, with one more message counted."""
    now, mark = clock.now(), mark_of(f"{row.pk}\x1f{sender}")
    Asker.objects.get_or_create(line=row, mark=mark, defaults={"seen_at": now, "counted_from": now})
    asker = Asker.objects.select_for_update().get(line=row, mark=mark)
    if asker.counted_from < now - timedelta(hours=1):
        asker.counted_from, asker.count = now, 0
    asker.seen_at, asker.count = now, asker.count + 1
    asker.sender = asker.sender or hide(sender)
    asker.save()
    return asker


def _turn(
    asker: Asker,
    message: InboundMessage,
    text: str,
    has_only_sound: bool,
    known: tuple[str, str] | None,
) -> str:
    if asker.count > MOST_AN_HOUR:
        return "" if asker.has_left else say(asker.language, CROWDED)
    where = Where(asker.step, asker.language, asker.has_left)  # type: ignore[arg-type]
    found = conversation.turn(where, text, has_only_sound=has_only_sound)
    then = found.where
    asker.step, asker.language, asker.has_left = then.step, then.language, then.has_left
    asker.save(update_fields=["step", "language", "has_left"])
    says = found.says or _done(asker, message, found, known)
    message.act = found.act
    message.save(update_fields=["act", "item"])
    return "" if then.has_left and found.act != "leave" else says


def _done(asker: Asker, message: InboundMessage, found: Turn, known: tuple[str, str] | None) -> str:
    if found.act == "report":
        row = message.line
        token = hashlib.sha256(f"{row.pk}\x1f{message.message_id}".encode()).hexdigest()
        message.item, _ = keep(
            source=row.kind, token=token, text=found.words, ministry_id=row.ministry_id,
            heard_on=row.label[:40],
        )  # fmt: skip
        shown = receipts.display(message.item.receipt)
        return conversation.receipt_words(asker.language, shown, known)
    if found.act == "follow":
        return _followed(asker.language, found.words)
    return _verified(asker.language, found.words) if found.act == "verify" else ""


def _followed(language: str, typed: str) -> str:
    found = selectors.target_of_receipt(typed)
    if found is None:
        return say(language, "Ce numéro n’existe pas. Recopiez-le.")
    if found.is_set_aside:
        return say(language, "Rien à vérifier dans ce message.")
    title, url = matching.answer_of(found.target)
    return answer_words(language, title, url) if url else say(language, conversation.UNVERIFIED)


def answer_words(language: str, title: str, url: str) -> str:
    """Return an answer in one sentence with its address."""
    short = conversation.fitted(title, MOST_SAID)
    return say(language, "Réponse : {title} {url}", title=short, url=url)


def _verified(language: str, typed: str) -> str:
    unknown = say(language, "Aucun communiqué ne porte cette référence.")
    try:
        found = seals.verify_reference(typed)
    except InvalidInputError:
        return unknown
    if found.verdict == seals.Verdict.AUTHENTIC:
        told = "Cette référence est au registre : {title} Comparez le texte. {url}"
        return say(language, told, title=found.title[:120], url=found.url)
    if found.verdict == seals.Verdict.SUPERSEDED:
        return say(language, "Ce communiqué a été remplacé ou retiré : {url}", url=found.url)
    return unknown


def _near(text: str) -> tuple[str, str] | None:
    """Return the answer online that surely speaks of the same thing, None without one."""
    for candidate in matching.match(text, kinds=KINDS).candidates[:1]:
        title, url = matching.answer_of(candidate.id)
        if candidate.relation == "same" and candidate.probability >= SURE and url:
            return title, url
    return None


def _write(message: InboundMessage, line: Line, says: str) -> None:
    now, is_given = clock.now(), line.answers_the_call
    Reply.objects.create(
        message=message, key=f"{message.pk}:said", text=conversation.fitted(says, line.longest),
        state="sent" if is_given else "ready", next_at=now, sent_at=now if is_given else None,
    )  # fmt: skip
