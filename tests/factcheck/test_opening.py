"""Opening a claim, giving it away, weighing it, joining it to another."""

from datetime import timedelta

import pytest
from tests.factcheck.conftest import RUMOUR, again

from kakaki.factcheck import opening
from kakaki.factcheck.models import Claim
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.matching.models import KnownText
from kakaki.watch import facade as watch
from kakaki.watch.models import Item, Story


def reported(ministry, text="On dit que l’eau du forage de Bilmari est empoisonnée", **fields):
    """Send a tip and return its story."""
    receipt = watch.receive(source="web_form", text=text, ministry_id=ministry.pk if ministry else None, **fields)  # fmt: skip
    from kakaki.watch.services import analyse_left

    analyse_left()
    return Item.objects.get(receipt=receipt.number).story


def test_a_claim_opened_from_a_story_takes_it_and_becomes_known(country):
    story = reported(country.health)
    claim = country.claim(story_id=story.pk)
    story.refresh_from_db()
    assert (story.state, story.target) == (Story.TAKEN, claim.target)
    assert KnownText.objects.get(kind="claim", key=str(claim.pk)).url == ""
    assert claim.assignee_id == country.writer.id


def test_opening_twice_from_one_story_opens_one_claim(country):
    story = reported(country.health)
    first = country.claim(story_id=story.pk)
    assert country.claim(story_id=story.pk, person=country.head) == first
    assert Claim.objects.count() == 1


def test_a_story_that_a_colleague_set_aside_meets_a_conflict(country):
    story = reported(country.health)
    watch.set_aside(story_id=story.pk, person=country.head)
    with pytest.raises(ConflictError) as met:
        country.claim(story_id=story.pk)
    assert "Une autre personne" in met.value.advice()
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "eau"}, "une phrase"),
        ({"harm": "envie"}, "dommage"),
        ({"text": "e" * 601}, "trop long"),
    ],
)
def test_a_claim_that_says_nothing_or_too_much_is_refused(country, fields, words):
    with pytest.raises(InvalidInputError) as met:
        country.claim(**fields)
    assert words in met.value.advice()


def test_nobody_opens_a_claim_for_another_ministry(country):
    for person in (country.stranger, country.coordinator):
        with pytest.raises(RefusedError):
            country.claim(person=person)


def test_nobody_opens_a_claim_from_another_ministry_s_story(country):
    story = reported(country.water)
    with pytest.raises(NotFoundError):
        country.claim(story_id=story.pk)
    story.refresh_from_db()
    assert story.state == Story.NEW


def test_a_claim_is_given_to_a_colleague_and_not_to_a_stranger(country):
    claim = country.claim()
    opening.hand_over(claim_id=claim.pk, to_id=country.reader.id, person=country.writer)
    assert again(claim).assignee_id == country.reader.id
    for to_id in (country.stranger.id, country.coordinator.id, 0):
        with pytest.raises(InvalidInputError):
            opening.hand_over(claim_id=claim.pk, to_id=to_id, person=country.writer)
    with pytest.raises(RefusedError):
        opening.hand_over(claim_id=claim.pk, to_id=country.head.id, person=country.stranger)
    assert again(claim).assignee_id == country.reader.id


def test_giving_a_claim_that_waits_for_triage_assigns_it(country):
    claim = country.claim()
    country.take(claim, "to_triage")
    opening.hand_over(claim_id=claim.pk, to_id=country.reader.id, person=country.head)
    assert again(claim).state == "assigned"


@pytest.fixture
def pair(country):
    """Return a claim back at triage and the one that it repeats."""
    kept = country.claim(text="Le forage de Bilmari serait empoisonné depuis lundi")
    claim = country.claim()
    country.take(claim, "to_triage")
    return again(claim), kept


def test_a_duplicate_points_to_the_other_and_is_no_longer_suggested(country, pair):
    claim, kept = pair
    opening.mark_duplicate(claim_id=claim.pk, of_id=kept.pk, person=country.writer)
    claim = again(claim)
    assert (claim.state, claim.duplicate_of) == ("duplicate", kept)
    assert not KnownText.objects.filter(kind="claim", key=str(claim.pk)).exists()


def test_a_duplicate_taken_back_is_known_again(country, pair):
    claim, kept = pair
    opening.mark_duplicate(claim_id=claim.pk, of_id=kept.pk, person=country.writer)
    country.take(claim, "to_triage")
    assert again(claim).duplicate_of is None
    assert KnownText.objects.filter(kind="claim", key=str(claim.pk)).exists()


def test_a_claim_repeats_neither_itself_nor_another_ministry_s(country, pair):
    claim, _ = pair
    other = country.claim(ministry_id=country.water.pk, person=country.stranger)
    for of_id in (claim.pk, other.pk, 10**9):
        with pytest.raises(InvalidInputError):
            opening.mark_duplicate(claim_id=claim.pk, of_id=of_id, person=country.writer)
    with pytest.raises(RefusedError):
        opening.mark_duplicate(claim_id=claim.pk, of_id=other.pk, person=country.stranger)


def test_two_claims_cannot_repeat_each_other(country, pair):
    claim, kept = pair
    opening.mark_duplicate(claim_id=claim.pk, of_id=kept.pk, person=country.writer)
    country.take(kept, "to_triage")
    with pytest.raises(InvalidInputError):
        opening.mark_duplicate(claim_id=kept.pk, of_id=claim.pk, person=country.writer)


def test_an_answered_claim_is_no_duplicate(country):
    kept = country.claim(text="Le forage de Bilmari serait empoisonné depuis lundi")
    claim = country.published()
    country.take(claim, "closed")
    country.take(claim, "to_triage")
    with pytest.raises(ConflictError):
        opening.mark_duplicate(claim_id=claim.pk, of_id=kept.pk, person=country.writer)


def test_reports_that_pour_in_make_a_claim_more_urgent_and_its_deadline_nearer(country):
    story = reported(country.health)
    claim = country.claim(story_id=story.pk, harm="money")
    before = again(claim)
    for number, region in enumerate(["Tassara", "Bilmari", "Gao-Nord"] * 10):
        watch.receive(
            source="web_form",
            text="On dit que l’eau du forage de Bilmari est empoisonnée",
            ministry_id=country.health.pk,
            region=region,
            token=f"vague-{number}",
        )
    reported(country.health)
    assert opening.weigh_open_claims() == 1
    after = again(claim)
    assert after.priority > before.priority
    assert after.due_at <= before.due_at
    assert opening.weigh_open_claims() == 0


def test_a_rumour_that_cools_down_keeps_its_deadline(country):
    story = reported(country.health)
    claim = country.claim(story_id=story.pk)
    before = again(claim)
    with clock.held_at(clock.now() + timedelta(days=2)):
        opening.weigh_open_claims()
    after = again(claim)
    assert after.priority < before.priority
    assert after.due_at == before.due_at


def test_what_was_concluded_is_weighed_no_more(country):
    story = reported(country.health)
    claim = country.published(story_id=story.pk, text=RUMOUR)
    before = again(claim).priority
    with clock.held_at(clock.now() + timedelta(days=2)):
        opening.weigh_open_claims()
    assert again(claim).priority == before
