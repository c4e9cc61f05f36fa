"""Receive what people send, group it, and look for what is already known of it."""

import logging
from datetime import timedelta

from django.db import IntegrityError, transaction

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.matching import facade as matching
from kakaki.matching.contracts import MatchResult
from kakaki.ui import facade as ui
from kakaki.watch.contracts import Receipt
from kakaki.watch.counting import count_item
from kakaki.watch.engine import receipts
from kakaki.watch.events import item_received
from kakaki.watch.grouping import mark_story, story_of
from kakaki.watch.models import Item, Story, Suggestion
from kakaki.watch.source import sources

logger = logging.getLogger("kakaki.watch")
KEPT = timedelta(days=365)
# A mise au point is known by its claim: two entries of one rumour would make each other doubtful.
KINDS = ("claim", "communique", "faq")
LEAST = 0.08  # Below this probability, showing a known text would only distract the officer.


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
    item, _ = keep(
        source=source, token=token, text=incoming[0].text, ministry_id=ministry_id,
        region=region[:80], heard_on=heard_on[:40], url=url[:500],
    )  # fmt: skip
    return Receipt(item.receipt, receipts.display(item.receipt))


def receipt_of(*, source: str, token: str) -> Receipt | None:
    """Return the receipt given for a token before, None when it is new."""
    item = Item.objects.filter(source=source, token=token).first() if token else None
    return Receipt(item.receipt, receipts.display(item.receipt)) if item else None


def keep(*, source: str, token: str, **fields: object) -> tuple[Item, bool]:
    """Return the item of a token and whether it is new; '' is the token of nothing."""
    present = Item.objects.filter(source=source, token=token).first() if token else None
    if present is not None:
        return present, False
    try:
        return _create(source=source, token=token, **fields), True
    except IntegrityError:
        # The same token came at the same moment by another line: the first one was kept.
        return Item.objects.get(source=source, token=token), False


@transaction.atomic
def _create(**fields: object) -> Item:
    item = Item.objects.create(receipt=receipts.new_receipt(), received_at=clock.now(), **fields)
    # The receipt belongs to whoever sent the text: no screen of the desk is told it.
    tell(item.ministry_id, "")
    item_received.send(None, item_id=item.pk)
    return item


def tell(ministry_id: int | None, key: str) -> None:
    """Tell the screens of a ministry that something changed; what is nobody's is the Cabinet's."""
    if ministry_id is None:
        ministry_id = next((m.id for m in accounts.ministries() if m.is_cabinet), None)
    if ministry_id is not None:
        ui.announce(topic="rumeurs", ministry_id=ministry_id, key=key)


def analyse_item(*, item_id: int) -> None:
    """Say the language of an item, group it and suggest; doing it twice changes nothing."""
    item = Item.objects.get(pk=item_id)
    if item.analysed_at is not None:
        return
    language = matching.language_of(item.text)
    newest = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    story = story_of(item)
    found = matching.match(item.text, kinds=KINDS) if story is None else None
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item_id)
        if item.analysed_at is not None:
            return
        now = clock.now()
        # Two of a kind that came together: the first made a story while this one was compared.
        story = story or story_of(item, after=newest)
        if story is None:
            story = Story.objects.create(
                ministry_id=item.ministry_id,
                text=item.text,
                language=language.code,
                first_at=item.received_at,
                last_at=item.received_at,
            )
            mark_story(story)
            _suggest(story, found)
        story = Story.objects.select_for_update().get(pk=story.pk)
        story.count += 1
        story.last_at = max(story.last_at, item.received_at)
        story.save()
        item.story, item.language, item.analysed_at = story, language.code, now
        item.save()
        count_item(item, story)
        tell(story.ministry_id, f"story:{story.pk}")


def _suggest(story: Story, found: MatchResult | None) -> None:
    candidates = [c for c in found.candidates if c.probability >= LEAST][:5] if found else []
    known = matching.known_texts([c.id for c in candidates])
    for candidate in candidates:
        title, url, _ = known.get(candidate.id, ("", "", None))
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
    """Analyse what no task analysed; return how many. A text that cannot be, stops no other."""
    left = Item.objects.filter(analysed_at=None).order_by("pk").values_list("pk", flat=True)[:200]
    done = 0
    for number in list(left):
        try:
            analyse_item(item_id=number)
            done += 1
        except Exception:
            logger.exception("the item %s cannot be analysed", number)
    return done


def forget_old_items() -> int:
    """Forget the words of what came in a year ago; the figures stay."""
    before = clock.now() - KEPT
    Story.objects.filter(last_at__lt=before).exclude(text="").update(text="")
    old = Item.objects.filter(received_at__lt=before).exclude(text="")
    return old.update(text="", url="", region="")
