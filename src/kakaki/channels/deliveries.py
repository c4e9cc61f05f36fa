"""Carry what is published to every chosen channel, once, whatever happens in between."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from kakaki.audit import facade as audit
from kakaki.channels.channel import Channel, Message, Proof, channels
from kakaki.channels.engine.delivery import LEASE, MOST_ATTEMPTS, check_step, pause_after
from kakaki.channels.errors import ChannelRefusedError, OutcomeUnknownError
from kakaki.channels.models import Attempt, ChannelAccount, Delivery, Rendition
from kakaki.channels.secrets import show
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, KakakiError
from kakaki.sites.contracts import PageRef
from kakaki.ui import facade as ui


def accounts_of(ministry_id: int) -> list[ChannelAccount]:
    """Return the accounts of a ministry that are in service."""
    return list(ChannelAccount.objects.filter(ministry_id=ministry_id, is_enabled=True))


@transaction.atomic
def open_default_accounts(*, ministry_id: int, actor_id: int | None) -> None:
    """Open the channels that need no account elsewhere; opening them twice changes nothing."""
    for channel in channels:
        if channel.opens_by_itself:
            ChannelAccount.objects.get_or_create(
                ministry_id=ministry_id, channel=channel.code, label=channel.label
            )


@transaction.atomic
def prepare_renditions(*, page: PageRef) -> list[Rendition]:
    """Return what each account will say of a page, proposing what was never edited."""
    found = []
    for account in accounts_of(page.ministry_id):
        channel = channels.get(account.channel)
        proposed = channel.propose(title=page.title, lead=page.lead, url=page.url)
        rendition, _ = Rendition.objects.get_or_create(
            page_id=page.id, account=account, defaults={"text": proposed}
        )
        if rendition.edited_by_id is None and rendition.text != proposed:
            rendition.text = proposed
            rendition.save(update_fields=["text"])
        found.append(rendition)
    return found


@transaction.atomic
def edit_rendition(*, rendition: Rendition, text: str, is_selected: bool, actor_id: int) -> None:
    """Keep what a person wrote; raise ChannelRefusedError when the channel would refuse it."""
    text = text.replace("\r\n", "\n").strip()
    if is_selected:
        channels.get(rendition.account.channel).check(text)
    if text != rendition.text:
        rendition.text, rendition.edited_by_id = text, actor_id
        # Nobody else read these words, so the journal says whose they are.
        audit.record(
            action="channels.words_changed",
            actor_id=actor_id,
            ministry_id=rendition.account.ministry_id,
            target=f"page:{rendition.page_id}",
            summary=f"{rendition.account.label} : {text}"[:300],
        )
    rendition.is_selected = is_selected
    rendition.save()


@transaction.atomic
def create_deliveries(*, page: PageRef, kind: str = Delivery.PUBLISH) -> list[Delivery]:
    """Create what must be said of a page on each chosen channel; creating twice adds nothing."""
    created = []
    for rendition in prepare_renditions(page=page):
        earlier = last_sent(page.id, rendition.account_id)
        if kind == Delivery.PUBLISH and not rendition.is_selected:
            continue
        if kind != Delivery.PUBLISH and earlier is None:
            continue
        delivery, is_new = Delivery.objects.get_or_create(
            key=f"{page.id}-{page.version}-{rendition.account_id}-{kind}",
            defaults={
                "ministry_id": page.ministry_id,
                "account": rendition.account,
                "page_id": page.id,
                "kind": kind,
                "title": page.title[:255],
                "text": rendition.text,
                "url": page.url,
                "language": page.language,
                "created_at": clock.now(),
                "next_try_at": clock.now(),
                "message_id": earlier.message_id if earlier else "",
            },
        )
        if is_new:
            created.append(delivery)
    if created:
        ui.announce(topic="envois", ministry_id=page.ministry_id, key=str(page.id))
    return created


def last_sent(page_id: int, account_id: int) -> Delivery | None:
    """Return the newest delivery of a page on an account that was sent."""
    sent = Delivery.objects.filter(page_id=page_id, account_id=account_id, state="sent")
    return sent.exclude(kind=Delivery.WITHDRAW).first()


@transaction.atomic
def _take(delivery_id: int) -> tuple[Delivery, Attempt] | None:
    """Take a delivery that is due, for one lease; None when it is not ours to do."""
    now = clock.now()
    delivery = Delivery.objects.select_for_update().filter(pk=delivery_id).first()
    if delivery is None or delivery.next_try_at > now:
        return None
    if delivery.state == "sending" and delivery.lease_until and delivery.lease_until <= now:
        # Whoever held it died: it may have been said.
        delivery.state = "unconfirmed"
    if delivery.state == "ready":
        check_step("ready", "sending")
        delivery.state = "sending"
    elif delivery.state != "unconfirmed" or (delivery.lease_until and delivery.lease_until > now):
        return None
    delivery.lease_until = now + LEASE
    delivery.attempts += 1
    delivery.save()
    return delivery, Attempt.objects.create(delivery=delivery, started_at=now)


def _message(delivery: Delivery) -> Message:
    return Message(
        key=delivery.key,
        page_id=delivery.page_id,
        ministry_id=delivery.ministry_id,
        title=delivery.title,
        text=delivery.text,
        url=delivery.url,
        language=delivery.language,
        settings=delivery.account.settings,
        secret=show(delivery.account.secret),
        message_id=delivery.message_id,
    )


@dataclass(frozen=True, slots=True)
class _End:
    """How an attempt ended."""

    state: str
    proof: Proof = field(default_factory=Proof)
    advice: str = ""


def _do(channel: Channel, delivery: Delivery) -> _End:
    """Talk to the platform, outside any transaction."""
    message = _message(delivery)
    if delivery.kind == Delivery.WITHDRAW:
        return _End("sent", channel.withdraw(message))
    if delivery.kind == Delivery.CORRECT:
        # Correcting twice gives the same text, so a doubt needs no search.
        return _End("sent", channel.correct(message))
    if delivery.state == "unconfirmed":
        found = channel.find(message)
        return _End("sent", found) if found is not None else _End("ready")
    return _End("sent", channel.send(message))


def _try(delivery: Delivery) -> _End:
    try:
        return _do(channels.get(delivery.account.channel), delivery)
    except OutcomeUnknownError as error:
        return _End("unconfirmed", advice=error.advice())
    except ChannelRefusedError as error:
        if delivery.state == "unconfirmed" and not error.is_final:
            return _End("unconfirmed", advice=error.advice())
        is_over = error.is_final or delivery.attempts >= MOST_ATTEMPTS
        return _End("refused" if is_over else "ready", advice=error.advice())
    except KakakiError as error:
        return _End("refused", advice=error.advice())


@transaction.atomic
def _settle(delivery: Delivery, attempt: Attempt, end: _End) -> None:
    now = clock.now()
    fresh = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if fresh.state != end.state:
        check_step(fresh.state, end.state)
    fresh.state, fresh.lease_until, fresh.advice = end.state, None, end.advice[:300]
    if end.state == "sent":
        fresh.sent_at = now
        fresh.message_id = end.proof.message_id or fresh.message_id
        fresh.permalink = end.proof.permalink or fresh.permalink
        fresh.note = end.proof.note[:300]
    # What a search found surely absent may go at once; the rest waits longer each time.
    found_absent = delivery.state == "unconfirmed" and end.state == "ready" and not end.advice
    fresh.next_try_at = now if found_absent else now + pause_after(fresh.attempts)
    fresh.save()
    attempt.ended_at, attempt.outcome, attempt.message = now, end.state, end.advice[:300]
    attempt.save()
    ui.announce(topic="envois", ministry_id=fresh.ministry_id, key=str(fresh.page_id))
    if end.state in {"sent", "refused"}:
        audit.record(
            action=f"channels.{end.state}",
            actor_id=None,
            ministry_id=fresh.ministry_id,
            target=f"page:{fresh.page_id}",
            summary=f"{fresh.account.label} : {fresh.kind_label.lower()} — {fresh.title}",
            details={"delivery": fresh.pk, "message_id": fresh.message_id},
        )


def deliver(*, delivery_id: int) -> str:
    """Do what a delivery asks if it is due; return its state, '' when it was not ours to do.

    Taking, talking and settling are three steps; dying between two of them leaves a row that the
    sweeper finds, and what may have been said is looked for before it is said again.
    """
    taken = _take(delivery_id)
    if taken is None:
        return ""
    delivery, attempt = taken
    end = _try(delivery)
    _settle(delivery, attempt, end)
    return end.state


def sweep_deliveries() -> int:
    """Do every delivery that is due and that nobody does; return how many."""
    now = clock.now()
    held = Q(state="sending", lease_until__lte=now)
    due = Delivery.objects.filter(
        Q(state__in=["ready", "unconfirmed"], next_try_at__lte=now) | held
    ).values_list("pk", flat=True)
    done = 0
    for number in list(due.order_by("pk")[:200]):
        Delivery.objects.filter(held, pk=number).update(next_try_at=now)
        done += bool(deliver(delivery_id=number))
    return done


def doubts_of(delivery: Delivery) -> int:
    """Return how many parts of a delivery that was sent may not have arrived."""
    if delivery.state != "sent" or delivery.kind == Delivery.WITHDRAW:
        return 0
    return channels.get(delivery.account.channel).in_doubt(_message(delivery))


@transaction.atomic
def send_doubts_again(*, delivery: Delivery, actor_id: int) -> None:
    """Send again the parts in doubt of a delivery, because a person decided so.

    Raises ConflictError when nothing is in doubt: what surely arrived is never sent twice.
    """
    count = doubts_of(delivery)
    if not count:
        raise ConflictError("nothing in doubt", advice="Tout est bien parti : rien à renvoyer.")
    channels.get(delivery.account.channel).put_back(_message(delivery))
    check_step(delivery.state, "ready")
    delivery.state, delivery.attempts, delivery.next_try_at = "ready", 0, clock.now()
    delivery.save()
    audit.record(
        action="channels.doubts_sent_again",
        actor_id=actor_id,
        ministry_id=delivery.ministry_id,
        target=f"page:{delivery.page_id}",
        summary=f"{delivery.account.label} : {count} — {delivery.title}",
    )


@transaction.atomic
def try_again(*, delivery: Delivery, actor_id: int) -> None:
    """Ask again for a delivery that was refused or waits; what is in doubt is searched first."""
    if delivery.state not in {"refused", "ready", "unconfirmed"}:
        raise ConflictError("not refused", advice="Cet envoi n’a pas besoin d’être refait.")
    if delivery.state == "refused":
        check_step("refused", "ready")
        delivery.state = "ready"
    delivery.attempts, delivery.next_try_at = 0, clock.now()
    delivery.save()
    audit.record(
        action="channels.asked_again",
        actor_id=actor_id,
        ministry_id=delivery.ministry_id,
        target=f"page:{delivery.page_id}",
        summary=f"{delivery.account.label} — {delivery.title}",
    )
