"""Receive what people send, group it, and look for what is already known of it."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.matching import facade as matching
from kakaki.ui import facade as ui
from kakaki.watch.contracts import Receipt
from kakaki.watch.engine import receipts
from kakaki.watch.events import item_received
from kakaki.watch.models import Item, Limit, Story, Suggestion
from kakaki.watch.source import sources

MOST_AN_HOUR = 30  # texts from one address: a whole ministry or café often shares one.
RECENT = timedelta(days=14)
MOST_COMPARED = 400
KEPT = timedelta(days=365)
# A mise au point is known by its claim: two entries of one rumour would make each other doubtful.
KINDS = ("claim", "communique", "faq")
LEAST = 0.08  # Below this probability, showing a known text would only distract the officer.


def check_limit(*, address: str) -> None:
    """Count one more text from an address; raise RefusedError beyond the hourly limit."""
    now = clock.now()
    salt = f"{settings.SECRET_KEY}:{now:%Y-%m-%d-%H}"
    mark = hashlib.sha256(f"{salt}:{address}".encode()).hexdigest()
    with transaction.atomic():
        Limit.objects.filter(until__lt=now).delete()
        row, _ = Limit.objects.get_or_create(
            mark=mark, defaults={"until": now + timedelta(hours=1)}
        )
        row.count += 1
        row.save(update_fields=["count"])
    if row.count > MOST_AN_HOUR:
        raise RefusedError(
            "limit", advice="Beaucoup de textes viennent de votre adresse. Revenez dans une heure."
        )


def receive(
    *,
    source: str,
    text: str,
    ministry_id: int | None = None,
    region: str = "",
    heard_on: str = "",
    url: str = "",
    token: str = "",
) -> Receipt:
    """Keep a text and give its receipt; the same token twice gives the same receipt.

    The row is committed before anything is analysed: a machine that dies then has lost nothing,
    and the sweeper finds what was not analysed.
    """
    incoming = sources.get(source).parse(text.encode("utf-8", "replace"))
    if len(incoming) != 1:
        raise InvalidInputError("several", advice="Envoyez un seul texte à la fois.")
    present = Item.objects.filter(source=source, token=token).first() if token else None
    if present is None:
        try:
            present = _keep(
                source=source, token=token, text=incoming[0].text, ministry_id=ministry_id,
                region=region[:80], heard_on=heard_on[:40], url=url[:500],
            )  # fmt: skip
        except IntegrityError:
            present = Item.objects.get(source=source, token=token)
    return Receipt(present.receipt, receipts.display(present.receipt))


@transaction.atomic
def _keep(**fields: object) -> Item:
    item = Item.objects.create(receipt=receipts.new_receipt(), received_at=clock.now(), **fields)
    ui.announce(topic="rumeurs", ministry_id=item.ministry_id, key=item.receipt)

    item_received.send(None, item_id=item.pk)
    return item


def analyse_item(*, item_id: int) -> None:
    """Say the language of an item, group it and suggest; doing it twice changes nothing."""
    item = Item.objects.get(pk=item_id)
    if item.analysed_at is not None:
        return
    language = matching.language_of(item.text)
    story = _story_of(item)
    found = matching.match(item.text, kinds=KINDS) if story is None else None
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item_id)
        if item.analysed_at is not None:
            return
        now = clock.now()
        if story is None:
            story = Story.objects.create(
                ministry_id=item.ministry_id,
                text=item.text,
                language=language.code,
                first_at=item.received_at,
                last_at=item.received_at,
            )
            _suggest(story, found)
        story.count += 1
        story.last_at = max(story.last_at, item.received_at)
        if story.ministry_id is None:
            story.ministry_id = item.ministry_id
        story.save()
        item.story, item.language, item.analysed_at = story, language.code, now
        item.save()
        ui.announce(topic="rumeurs", ministry_id=story.ministry_id, key=str(story.pk))


def _story_of(item: Item) -> Story | None:
    """Return the recent story that says the same, of the same ministry or of nobody yet."""
    recent = Story.objects.filter(last_at__gte=item.received_at - RECENT).order_by("-last_at")
    for story in recent.filter(ministry_id=item.ministry_id)[:MOST_COMPARED]:
        if matching.near_duplicate(story.text, item.text):
            return story
    return None


def _suggest(story: Story, found: object) -> None:
    candidates = found.candidates[:3] if found else ()  # type: ignore[attr-defined]
    for candidate in candidates:
        if candidate.probability < LEAST:
            continue
        title, url = matching.title_of(candidate.id)
        Suggestion.objects.get_or_create(
            story=story,
            target=candidate.id,
            defaults={
                "title": title[:300],
                "url": url[:500],
                "probability": candidate.probability,
                "relation": candidate.relation,
            },
        )


def analyse_left() -> int:
    """Analyse what no task analysed; return how many."""
    left = Item.objects.filter(analysed_at=None).order_by("pk").values_list("pk", flat=True)[:200]
    for number in list(left):
        analyse_item(item_id=number)
    return len(left)


def forget_old_items() -> int:
    """Forget the words of what came in a year ago; the figures stay."""
    old = Item.objects.filter(received_at__lt=clock.now() - KEPT).exclude(text="")
    return old.update(text="", url="", region="")


@transaction.atomic
def decide(*, story_id: int, target: str, is_right: bool) -> None:
    """Keep what a person decided of a suggestion."""
    suggestion = Suggestion.objects.filter(story_id=story_id, target=target).first()
    if suggestion is None:
        raise NotFoundError("suggestion", advice="Ce rapprochement n’existe plus.")
    suggestion.decision = "right" if is_right else "wrong"
    suggestion.save(update_fields=["decision"])
    if is_right:
        attach(story_id=story_id, target=target)


@transaction.atomic
def attach(*, story_id: int, target: str) -> None:
    """Say which claim or answer a story concerns."""
    story = Story.objects.select_for_update().get(pk=story_id)
    story.target, story.state = target, Story.TAKEN
    story.save()
    ui.announce(topic="rumeurs", ministry_id=story.ministry_id, key=str(story.pk))


@transaction.atomic
def set_aside(*, story_id: int) -> None:
    """Say that a story is nothing to verify."""
    story = Story.objects.select_for_update().get(pk=story_id)
    story.state = Story.ASIDE
    story.save()
    ui.announce(topic="rumeurs", ministry_id=story.ministry_id, key=str(story.pk))


@transaction.atomic
def assign(*, story_id: int, ministry_id: int) -> None:
    """Give a story to a ministry."""
    story = Story.objects.select_for_update().get(pk=story_id)
    story.ministry_id = ministry_id
    story.save()
    ui.announce(topic="rumeurs", ministry_id=ministry_id, key=str(story.pk))
