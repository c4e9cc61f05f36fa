"""Read what came in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet

from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.kernel.errors import NotFoundError
from kakaki.matching import facade as matching
from kakaki.watch.contracts import Followed, StoryRef, Suggested
from kakaki.watch.engine import receipts
from kakaki.watch.line import lines
from kakaki.watch.models import Feed, Item, Reply, Story, TipLine
from kakaki.watch.source import sources

FORGOTTEN = "(texte oublié après un an)"


def _seen_by(person: Person) -> Q:
    """Return the condition of the stories a person may read.

    A ministry reads what is addressed or assigned to it. What is addressed to nobody is read by
    the Cabinet, which assigns it: an officer who saw everybody's tips would read what people
    meant for another ministry.
    """
    if _sees_all(person):
        return Q()
    return Q(ministry_id__in=[m.id for m in person.ministries_where("rumours.read")])


def _sees_all(person: Person) -> bool:
    return any(m.is_cabinet for m in person.ministries) and person.can("rumours.clear")


def readable_stories(person: Person, numbers: Iterable[int]) -> dict[int, str]:
    """Return the words of these stories, by number, those alone that the person may read."""
    found = Story.objects.filter(_seen_by(person), pk__in=list(numbers))
    return {number: text or FORGOTTEN for number, text in found.values_list("pk", "text")}


def readable_ministries(person: Person) -> Callable[[int], bool]:
    """Return what tells whether the person reads the reports of a ministry; 0 is nobody's."""
    own = {ministry.id for ministry in person.ministries_where("rumours.read")}
    everything = _sees_all(person)
    return lambda number: everything or number in own


def _references(stories: QuerySet[Story], person: Person | None) -> list[StoryRef]:
    """Return stories as other rooms see them, with the suggestions that this person may see."""
    items = Item.objects.only("story_id", "region", "received_at")
    rows = list(stories.prefetch_related(Prefetch("items", items), "suggestions"))
    targets = {s.target for story in rows for s in story.suggestions.all()}
    known = matching.known_texts(targets)
    sees_all = person is not None and _sees_all(person)
    return [_reference(story, known, sees_all=sees_all) for story in rows]


def _reference(
    story: Story, known: dict[str, tuple[str, str, int | None]], *, sees_all: bool
) -> StoryRef:
    items = list(story.items.all())
    since = clock.now() - timedelta(hours=6)
    return StoryRef(
        id=story.pk,
        ministry_id=story.ministry_id,
        text=story.text or FORGOTTEN,
        language=story.language,
        count=story.count,
        regions=tuple(dict.fromkeys(item.region for item in items if item.region)),
        first_at=story.first_at,
        last_at=story.last_at,
        state=story.state,
        target=story.target,
        recent=sum(item.received_at >= since for item in items),
        suggestions=tuple(_suggested(story, known, sees_all=sees_all)),
    )


def _suggested(
    story: Story, known: dict[str, tuple[str, str, int | None]], *, sees_all: bool
) -> Iterator[Suggested]:
    """Yield what is still known; what another ministry has not published stays its own."""
    for row in story.suggestions.all():
        if row.decision == "wrong" or row.target not in known:
            continue
        title, url, owner = known[row.target]
        if url or sees_all or owner is None or owner == story.ministry_id:
            yield Suggested(row.target, title, url, row.probability, row.relation)


def stories_for(person: Person, *, state: str = Story.NEW, limit: int = 100) -> list[StoryRef]:
    """Return the stories a person may read, the newest first."""
    found = Story.objects.filter(_seen_by(person), state=state).order_by("-last_at", "-pk")
    return _references(found[:limit], person)


def story_for(person: Person, story_id: int) -> StoryRef:
    """Return one story; raise NotFoundError for another ministry's as for one that is not."""
    found = _references(Story.objects.filter(_seen_by(person), pk=story_id), person)
    if not found:
        raise NotFoundError(f"story {story_id}", advice="Ce signalement n’existe pas.")
    return found[0]


def stories_of(target: str) -> list[StoryRef]:
    """Return the stories attached to a claim or an answer, for rooms that checked who asks."""
    return _references(Story.objects.filter(target=target).order_by("-count", "pk"), None)


def target_of_receipt(typed: str) -> Followed | None:
    """Return what a receipt leads to, None when nobody was given this number."""
    number = receipts.parse(typed)
    item = Item.objects.filter(receipt=number).select_related("story").first() if number else None
    if item is None:
        return None
    if item.story is None:
        return Followed("")
    return Followed(item.story.target, is_set_aside=item.story.state == Story.ASIDE)


def feeds_for(person: Person) -> list[Feed]:
    """Return the sources of the ministries in which a person may manage them."""
    own = [ministry.id for ministry in person.ministries_where("channels.manage")]
    found = list(Feed.objects.filter(ministry_id__in=own).select_related("ministry"))
    for feed in found:
        kind = sources.all().get(feed.source)
        feed.kind = kind.label if kind else "Sorte inconnue de cette version"
    return found


def tip_lines_for(person: Person) -> list[TipLine]:
    """Return the lines of the ministries in which a person may manage them, and how they go."""
    own = [ministry.id for ministry in person.ministries_where("channels.manage")]
    rows = list(TipLine.objects.filter(ministry_id__in=own).select_related("ministry"))
    for row in rows:
        kind = lines.all().get(row.kind)
        row.kind_label = kind.label if kind else "Sorte inconnue de cette version"
        replies = Reply.objects.filter(message__line=row)
        row.waiting = replies.filter(state__in=["ready", "sending"]).count()
        row.doubtful = replies.filter(state="unconfirmed").count()
    return rows


def waiting_count(person: Person) -> int:
    """Return how many new stories a person may read."""
    return Story.objects.filter(_seen_by(person), state=Story.NEW).count()
