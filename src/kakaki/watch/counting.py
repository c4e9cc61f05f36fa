"""Count reports by region and topic, and tell which are more than usual."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Sum

from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.watch import selectors
from kakaki.watch.contracts import BurstRef
from kakaki.watch.engine.bursts import LEAST, PAST, Burst, burst
from kakaki.watch.models import Item, Story, Tally

QUARTER = 900
"""Seconds of one tally: an hour is four of them, so the hour slides with the clock."""

MOST = 50
"""Bursts shown at once, the rarest first."""


def count_item(item: Item, story: Story) -> None:
    """Count an item, once, within the transaction that analyses it."""
    ministry = f"ministry:{story.ministry_id or 0}"
    quarter = _quarter(item.received_at)
    for topic, region in {(f"story:{story.pk}", ""), (ministry, ""), (ministry, item.region)}:
        row, _ = Tally.objects.get_or_create(topic=topic, region=region, quarter=quarter)
        Tally.objects.filter(pk=row.pk).update(count=F("count") + 1)


def forget_old_tallies() -> int:
    """Delete what is older than the past that is compared; return how many rows."""
    before = _quarter(clock.now()) - 4 * (PAST + 2)
    return Tally.objects.filter(quarter__lt=before).delete()[0]


def bursts_for(person: Person) -> list[BurstRef]:
    """Return what is reported more than usual in the last hour, the rarest first.

    Only stories and ministries that the person may read: see `selectors`.
    """
    now = _quarter(clock.now())
    recent = Tally.objects.filter(quarter__gt=now - 4, quarter__lte=now)
    busy = recent.values("topic", "region").annotate(total=Sum("count")).filter(total__gte=LEAST)
    keys = [(row["topic"], row["region"]) for row in busy]
    stories = selectors.readable_stories(person, [_number(t) for t, _ in keys if _is_story(t)])
    ministries = selectors.readable_ministries(person)
    allowed = [
        (topic, region)
        for topic, region in keys
        if (_number(topic) in stories if _is_story(topic) else ministries(_number(topic)))
    ]
    found = [
        _reference(topic, region, burst(counts, hour=0), stories)
        for (topic, region), counts in _hourly(allowed, now).items()
        if burst(counts, hour=0)
    ]
    return sorted(found, key=lambda one: (one.chance, one.topic, one.region))[:MOST]


def _hourly(keys: Iterable[tuple[str, str]], now: int) -> dict[tuple[str, str], dict[int, int]]:
    """Return the counts by hour, 0 being the sixty minutes that end now, the past below it."""
    wanted = set(keys)
    rows = Tally.objects.filter(topic__in={topic for topic, _ in wanted}, quarter__lte=now)
    found: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for topic, region, quarter, count in rows.values_list("topic", "region", "quarter", "count"):
        if (topic, region) in wanted:
            found[topic, region][-((now - quarter) // 4)] += count
    return found


def _reference(topic: str, region: str, seen: Burst | None, stories: dict[int, str]) -> BurstRef:
    if seen is None:
        raise ValueError("a usual hour is no burst")
    story = _number(topic) if _is_story(topic) else None
    return BurstRef(
        topic=topic,
        story_id=story,
        ministry_id=None if _is_story(topic) else _number(topic) or None,
        region=region,
        text=stories.get(story, "") if story is not None else "",
        count=seen.count,
        usual=seen.usual,
        chance=seen.chance,
        sentence=seen.sentence,
    )


def _is_story(topic: str) -> bool:
    return topic.startswith("story:")


def _number(topic: str) -> int:
    return int(topic.partition(":")[2])


def _quarter(moment: datetime) -> int:
    return int(moment.timestamp()) // QUARTER
