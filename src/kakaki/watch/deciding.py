"""What a person decides of a story: what it is about, nothing to verify, or whose it is."""

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError
from kakaki.watch import selectors
from kakaki.watch.models import Story
from kakaki.watch.services import tell

TAKEN = "Une autre personne a déjà décidé de ce signalement. Relisez-le."


def _locked(story_id: int, person: Person) -> Story:
    """Return a story that nobody else can change, for somebody who may decide of it."""
    seen = selectors.story_for(person, story_id)
    story = Story.objects.select_for_update().get(pk=story_id)
    inside = story.ministry_id is not None and person.can("rumours.handle", story.ministry_id)
    if not inside and not person.can("rumours.clear", story.ministry_id):
        raise RefusedError(f"{person.id} decides of story {story_id}")
    if seen.ministry_id != story.ministry_id:
        raise ConflictError("moved", advice=TAKEN)
    return story


def _still_new(story: Story) -> None:
    if story.state != Story.NEW:
        raise ConflictError(story.state, advice=TAKEN)


@transaction.atomic
def decide(*, story_id: int, target: str, is_right: bool, person: Person) -> None:
    """Keep what a person decided of a suggestion; deciding the same twice changes nothing."""
    story = _locked(story_id, person)
    shown = {one.target for one in selectors.story_for(person, story_id).suggestions}
    if is_right and story.state == Story.TAKEN and story.target == target:
        return
    suggestion = story.suggestions.filter(target=target).first()
    if suggestion is None or (target not in shown and suggestion.decision != "wrong"):
        raise NotFoundError("suggestion", advice="Ce rapprochement n’existe plus.")
    _still_new(story)
    suggestion.decision = "right" if is_right else "wrong"
    suggestion.save(update_fields=["decision"])
    if is_right:
        attach(story_id=story_id, target=target)
    else:
        tell(story.ministry_id, f"story:{story.pk}")


@transaction.atomic
def attach(*, story_id: int, target: str) -> None:
    """Say which claim or answer a story concerns, for rooms that checked who decides."""
    story = Story.objects.select_for_update().get(pk=story_id)
    _still_new(story)
    story.target, story.state = target, Story.TAKEN
    story.save(update_fields=["target", "state"])
    tell(story.ministry_id, f"story:{story.pk}")


@transaction.atomic
def set_aside(*, story_id: int, person: Person) -> None:
    """Say that a story is nothing to verify; saying it twice changes nothing."""
    story = _locked(story_id, person)
    if story.state == Story.ASIDE:
        return
    _still_new(story)
    _move(story, Story.ASIDE)


@transaction.atomic
def take_back(*, story_id: int, person: Person) -> None:
    """Put a story that was set aside, or attached to the wrong text, back among the new ones."""
    _move(_locked(story_id, person), Story.NEW)


def _move(story: Story, state: str) -> None:
    story.state, story.target = state, ""
    story.save(update_fields=["state", "target"])
    tell(story.ministry_id, f"story:{story.pk}")


@transaction.atomic
def assign(*, story_id: int, ministry_id: int, person: Person) -> None:
    """Give a new story to a ministry: the Cabinet decides who answers."""
    accounts.require(person, "rumours.clear")
    story = _locked(story_id, person)
    _still_new(story)
    before, story.ministry_id = story.ministry_id, accounts.ministry(ministry_id).id
    story.save(update_fields=["ministry"])
    for told in {before, story.ministry_id}:
        tell(told, f"story:{story.pk}")
