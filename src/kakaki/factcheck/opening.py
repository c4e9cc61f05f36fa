"""Open a claim, give it to somebody, weigh it again as reports come, or join it to another."""

from django.db import transaction

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.factcheck.engine.triage import HARMS, Band, band_of, priority
from kakaki.factcheck.models import Claim, ClaimStep
from kakaki.factcheck.stepping import checked, locked, take
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError
from kakaki.matching import facade as matching
from kakaki.watch import facade as watch
from kakaki.watch.contracts import StoryRef

WEIGHED = ("to_triage", "watched", "assigned", "checking", "waiting")


def _weight(text: str, harm: str, stories: list[StoryRef]) -> tuple[int, Band]:
    reports = sum(story.count for story in stories) or 1
    regions = len({region for story in stories for region in story.regions}) or 1
    recent = min(reports, sum(story.recent for story in stories))
    score = priority(
        checkability=matching.checkability(text),
        harm=harm,
        reports=reports,
        regions=regions,
        recent=recent,
    )
    return score, band_of(score, harm)


@transaction.atomic
def open_claim(
    *,
    ministry_id: int,
    text: str,
    harm: str,
    person: Person,
    story_id: int | None = None,
    many_ministries: bool = False,
) -> Claim:
    """Open a claim, from a story or by hand; opening one for the same story again returns it."""
    accounts.require(person, "rumours.handle", ministry_id)
    text = checked("Ce texte", " ".join(text.split()), 600)
    if len(text) < 8:
        raise InvalidInputError("short", advice="Écrivez en une phrase ce qui circule.")
    if harm not in HARMS:
        raise InvalidInputError("harm", advice="Choisissez le dommage possible.")
    story = watch.story_for(person, story_id) if story_id is not None else None
    present = _claim_of(story)
    if present is not None:
        return present
    score, band = _weight(text, harm, [story] if story else [])
    now = clock.now()
    claim = Claim.objects.create(
        ministry_id=ministry_id,
        text=text,
        harm=harm,
        priority=score,
        band=band.code,
        due_at=now + band.within if band.within else None,
        assignee_id=person.id,
        opened_at=now,
        many_ministries=many_ministries,
    )
    ClaimStep.objects.create(claim=claim, at=now, after="to_triage", actor_id=person.id)
    take(claim, "assigned", person.id)
    if story is not None:
        watch.attach(story_id=story.id, target=claim.target)
    matching.remember(
        kind="claim", key=str(claim.pk), title=text, text=text, ministry_id=ministry_id
    )
    return claim


def _claim_of(story: StoryRef | None) -> Claim | None:
    """Return the claim that a story was attached to; raise ConflictError for any other decision."""
    if story is None or story.state == "new":
        return None
    kind, _, key = story.target.partition(":")
    found = Claim.objects.filter(pk=int(key)).first() if kind == "claim" and key.isdigit() else None
    if found is None:
        raise ConflictError("decided", advice="Une autre personne a déjà décidé de ce signalement.")
    return found


@transaction.atomic
def hand_over(*, claim_id: int, to_id: int, person: Person, seen: int | None = None) -> None:
    """Give a claim to a colleague who may handle it in its ministry."""
    claim = locked(claim_id, seen)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    if to_id not in accounts.user_ids_who_can("rumours.handle", claim.ministry_id):
        raise InvalidInputError("assignee", advice="Choisissez une personne de ce ministère.")
    claim.assignee_id = to_id
    if claim.state in {"to_triage", "watched"}:
        take(claim, "assigned", person.id, f"Confié à {accounts.name_of(to_id)}.")
    else:
        claim.save(update_fields=["assignee"])


@transaction.atomic
def mark_duplicate(*, claim_id: int, of_id: int, person: Person, seen: int | None = None) -> None:
    """Join a claim to another of its ministry: whoever asked will find the answer of the other."""
    claim = locked(claim_id, seen)
    accounts.require(person, "rumours.handle", claim.ministry_id)
    if claim.page_id is not None:
        raise ConflictError(
            "online", advice="Une réponse est en ligne : corrigez-la ou suspendez-la d’abord."
        )
    other = Claim.objects.filter(pk=of_id, ministry_id=claim.ministry_id).exclude(pk=claim_id)
    kept = other.exclude(state="duplicate").first()
    if kept is None:
        raise InvalidInputError("duplicate", advice="Choisissez la rumeur que celle-ci répète.")
    claim.duplicate_of = kept
    take(claim, "duplicate", person.id, f"Même rumeur que : {kept.text[:400]}")
    matching.forget(kind="claim", key=str(claim.pk))


def weigh_open_claims() -> int:
    """Weigh again the claims that wait for a conclusion; return how many became more urgent.

    A deadline only ever comes nearer: a rumour that cools down is not promised later.
    """
    raised = 0
    for number in Claim.objects.filter(state__in=WEIGHED).values_list("pk", flat=True):
        with transaction.atomic():
            claim = locked(number)
            stories = watch.stories_of(claim.target)
            score, band = _weight(claim.text, claim.harm, stories)
            if claim.state not in WEIGHED or score == claim.priority:
                continue
            raised += score > claim.priority
            claim.priority, claim.band = score, band.code
            due = claim.opened_at + band.within if band.within else None
            claim.due_at = min(filter(None, (due, claim.due_at)), default=None)
            claim.save(update_fields=["priority", "band", "due_at"])
    return raised
