"""Find the story that a report repeats, by marks in an index and not story by story."""

from datetime import timedelta

from django.db.models import Count, Q

from kakaki.kernel import clock
from kakaki.matching import facade as matching
from kakaki.watch.models import Item, Mark, Story

RECENT = timedelta(days=14)
MOST_COMPARED = 30
"""Stories that share most marks are compared letter by letter; a true one is among the first."""


def story_of(item: Item, *, after: int = 0) -> Story | None:
    """Return the recent story, numbered after `after`, that says the same to the same ministry.

    What was sent to nobody also joins the story that the Cabinet gave to a ministry: it need not
    be given again.
    """
    values = matching.marks(item.text)
    mine = Q(story__ministry_id=item.ministry_id)
    if item.ministry_id is None:
        mine |= Q(story__items__ministry=None)
    shared = (
        Mark.objects.filter(mine, value__in=values, story_id__gt=after)
        .filter(story__last_at__gte=item.received_at - RECENT)
        .values("story_id")
        .annotate(shared=Count("value", distinct=True))
        .order_by("-shared", "-story_id")
    )
    numbers = [row["story_id"] for row in shared[:MOST_COMPARED]]
    stories = Story.objects.in_bulk(numbers)
    for number in numbers:
        if number in stories and matching.near_duplicate(stories[number].text, item.text):
            return stories[number]
    return None


def mark_story(story: Story) -> None:
    """Keep the marks of a new story, within the transaction that makes it."""
    Mark.objects.bulk_create(
        [Mark(story=story, value=value) for value in matching.marks(story.text)]
    )


def mark_left() -> int:
    """Mark recent stories that have no mark, as those of an older version; return how many."""
    since = clock.now() - RECENT
    left = Story.objects.filter(last_at__gte=since, marks=None).exclude(text="")[:500]
    for story in left:
        mark_story(story)
    return len(left)


def forget_old_marks() -> int:
    """Delete the marks of stories that no report can join any more; return how many."""
    return Mark.objects.filter(story__last_at__lt=clock.now() - RECENT).delete()[0]
