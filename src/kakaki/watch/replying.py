"""Say what is due to whoever asked, at most once each, then forget their number."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from kakaki.fetching.facade import UnsureError
from kakaki.kernel import clock
from kakaki.kernel.errors import KakakiError, RefusedError, UnavailableError
from kakaki.matching import facade as matching
from kakaki.watch.engine.conversation import fitted
from kakaki.watch.line import lines
from kakaki.watch.models import Asker, InboundMessage, Reply
from kakaki.watch.secrets import show
from kakaki.watch.talking import answer_words
from kakaki.watch.tip_lines import told_of

logger = logging.getLogger("kakaki.watch")
LEASE = timedelta(minutes=2)  # Longer than any line waits for its platform.
MOST_ATTEMPTS = 6
KEPT = timedelta(days=90)
TALK = timedelta(hours=1)  # A conversation that stopped for longer needs no number any more.
CUT = "La machine s’est arrêtée pendant l’envoi."


def keep_talking() -> int:
    """Write the answers that became known, then say all that is due; return how many were said."""
    answer_askers()
    return send_replies()


def answer_askers() -> int:
    """Write an answer for everybody who reported what has one now; once a person and answer."""
    waiting = InboundMessage.objects.filter(
        act="report", answered_at=None, asker__has_left=False, item__story__target__gt=""
    ).exclude(asker__sender="")
    written = 0
    for message in waiting.select_related("asker", "line", "item__story").order_by("pk")[:500]:
        target = message.item.story.target  # type: ignore[union-attr]
        title, url = matching.answer_of(target)
        line = lines.all().get(message.line.kind)
        if url and line is not None and not line.answers_the_call:
            words = answer_words(message.asker.language, title, url)
            written += _answer(message, target, fitted(words, line.longest))
    return written


@transaction.atomic
def _answer(message: InboundMessage, target: str, words: str) -> bool:
    now = clock.now()
    InboundMessage.objects.filter(pk=message.pk).update(answered_at=now)
    _, is_new = Reply.objects.get_or_create(
        key=f"{message.asker_id}:{target}"[:80],
        defaults={"message": message, "text": words, "next_at": now},
    )
    return is_new


def send_replies() -> int:
    """Say what is ready; what was being said when the machine stopped stays in doubt for ever."""
    now = clock.now()
    Reply.objects.filter(state="sending", next_at__lte=now).update(state="unconfirmed", advice=CUT)
    due = Reply.objects.filter(state="ready", next_at__lte=now).order_by("pk")
    return sum(send(reply_id=number) for number in list(due.values_list("pk", flat=True)[:200]))


def send(*, reply_id: int) -> bool:
    """Say one reply and tell whether it was surely said; one that is not ready is left alone."""
    until = clock.now() + LEASE
    taken = Reply.objects.filter(pk=reply_id, state="ready").update(state="sending", next_at=until)
    if not taken:
        return False
    reply = Reply.objects.select_related("message__asker", "message__line").get(pk=reply_id)
    reply.attempts += 1
    try:
        reply.reference = _say(reply)[:200]
        reply.state, reply.sent_at, reply.advice = "sent", clock.now(), ""
    except UnsureError as error:
        reply.state, reply.advice = "unconfirmed", error.advice()[:300]
    except UnavailableError as error:
        is_over = reply.attempts >= MOST_ATTEMPTS
        reply.state, reply.advice = "refused" if is_over else "ready", error.advice()[:300]
        reply.next_at = clock.now() + timedelta(minutes=1 << reply.attempts)
    except KakakiError as error:
        reply.state, reply.advice = "refused", error.advice()[:300]
    except Exception:
        logger.exception("the reply %s failed", reply_id)
        reply.state, reply.advice = "unconfirmed", "L’envoi s’est mal terminé."
    reply.save(update_fields=["attempts", "state", "sent_at", "next_at", "reference", "advice"])
    return reply.state == "sent"


def _say(reply: Reply) -> str:
    asker, row = reply.message.asker, reply.message.line
    if asker.has_left and reply.message.act != "leave":
        raise RefusedError("left", advice="Cette personne ne veut plus rien recevoir.")
    if not row.is_enabled:
        raise UnavailableError("stopped", advice="Cette ligne est arrêtée.")
    if not asker.sender:
        raise RefusedError("erased", advice="Le numéro de cette personne a été effacé.")
    return lines.get(row.kind).send(to=show(asker.sender), text=reply.text, told=told_of(row))


def forget_askers() -> int:
    """Erase the numbers that have had their answer, and all of them after 90 days.

    The mark of whoever left is kept: else they would be written to again.
    """
    now = clock.now()
    mine = InboundMessage.objects.filter(asker=OuterRef("pk"))
    is_due = Exists(mine.filter(act="report", answered_at=None))
    is_said = Exists(mine.filter(replies__state__in=["ready", "sending"]))
    held = Asker.objects.exclude(sender="")
    over = Q(seen_at__lt=now - TALK) & (Q(has_left=True) | ~is_due) & ~is_said
    erased = held.filter(over | Q(seen_at__lt=now - KEPT)).update(sender="")
    InboundMessage.objects.filter(received_at__lt=now - KEPT).delete()
    Asker.objects.filter(seen_at__lt=now - KEPT, has_left=False).delete()
    return erased
