"""Read what came in."""

from django.db.models import Q

from kakaki.accounts.contracts import Person
from kakaki.kernel.errors import NotFoundError
from kakaki.watch.contracts import StoryRef, Suggested
from kakaki.watch.engine import receipts
from kakaki.watch.models import Item, Story


def _seen_by(person: Person) -> Q:
    """Return the condition of the stories a person may read.

    A ministry reads what is addressed or assigned to it. What is addressed to nobody is read by
    the Cabinet, which assigns it: an officer who saw everybody's tips would read what people
    meant for another ministry.
    """
    own = [ministry.id for ministry in person.ministries_where("rumours.read")]
    condition = Q(ministry_id__in=own)
    if any(m.is_cabinet for m in person.ministries) and person.can("rumours.clear"):
        return Q()
    return condition


def _reference(story: Story) -> StoryRef:
    items = list(story.items.all())
    regions = dict.fromkeys(item.region for item in items if item.region)
    return StoryRef(
        id=story.pk,
        ministry_id=story.ministry_id,
        text=story.text,
        language=story.language,
        count=story.count,
        regions=tuple(regions),
        first_at=story.first_at,
        last_at=story.last_at,
        state=story.state,
        is_analysed=True,
        suggestions=tuple(
            Suggested(s.target, s.title, s.url, s.probability, s.relation)
            for s in story.suggestions.all()
            if s.decision != "wrong"
        ),
    )


def stories_for(person: Person, *, state: str = Story.NEW, limit: int = 100) -> list[StoryRef]:
    """Return the stories a person may read, the newest first."""
    found = Story.objects.filter(_seen_by(person), state=state).prefetch_related(
        "items", "suggestions"
    )
    return [_reference(story) for story in found.order_by("-last_at")[:limit]]


def story_for(person: Person, story_id: int) -> StoryRef:
    """Return one story; raise NotFoundError for another ministry's as for one that is not."""
    story = (
        Story.objects.filter(_seen_by(person), pk=story_id)
        .prefetch_related("items", "suggestions")
        .first()
    )
    if story is None:
        raise NotFoundError(f"story {story_id}", advice="Ce signalement n’existe pas.")
    return _reference(story)


def story(story_id: int) -> StoryRef | None:
    """Return one story, for rooms that checked already who asks."""
    found = Story.objects.filter(pk=story_id).first()
    return _reference(found) if found else None


def target_of_receipt(typed: str) -> tuple[bool, int | None, str]:
    """Return whether a receipt exists, its story's number and what that story concerns."""
    number = receipts.parse(typed)
    item = Item.objects.filter(receipt=number).select_related("story").first() if number else None
    if item is None:
        return False, None, ""
    return True, item.story_id, item.story.target if item.story else ""


def waiting_count(person: Person) -> int:
    """Return how many new stories a person may read."""
    return Story.objects.filter(_seen_by(person), state=Story.NEW).count()
