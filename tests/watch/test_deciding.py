"""Deciding of a story: who may, once, and what a colleague decided is not overwritten."""

import pytest
from tests.watch.conftest import story_of
from tests.watch.test_services import VACCINE, events, known

from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError
from kakaki.watch import facade as watch
from kakaki.watch.models import Story


@pytest.fixture
def story(country) -> Story:
    known(country, country.health)
    return story_of(VACCINE, country.health)


ACTS = {
    "right": lambda s, who: watch.decide(
        story_id=s.pk, target="claim:9", is_right=True, person=who
    ),
    "wrong": lambda s, who: watch.decide(
        story_id=s.pk, target="claim:9", is_right=False, person=who
    ),
    "aside": lambda s, who: watch.set_aside(story_id=s.pk, person=who),
    "back": lambda s, who: watch.take_back(story_id=s.pk, person=who),
}


def state(story):
    story.refresh_from_db()
    return story.state, story.target


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_another_ministry_s_story_does_not_exist(country, story, act):
    before = state(story)
    for person in (country.stranger, country.operator):
        with pytest.raises(NotFoundError):
            act(story, person)
    assert state(story) == before


def test_a_suggestion_that_is_right_attaches_the_story_and_twice_changes_nothing(country, story):
    ACTS["right"](story, country.officer)
    ACTS["right"](story, country.officer)
    assert state(story) == (Story.TAKEN, "claim:9")


def test_a_suggestion_that_is_wrong_is_shown_no_more(country, story):
    ACTS["wrong"](story, country.officer)
    assert watch.story_for(country.officer, story.pk).suggestions == ()
    assert state(story) == (Story.NEW, "")


def test_a_suggestion_that_was_never_made_is_not_found(country, story):
    with pytest.raises(NotFoundError):
        watch.decide(story_id=story.pk, target="claim:1", is_right=True, person=country.officer)


def test_a_suggestion_that_may_not_be_seen_may_not_be_taken(country):
    known(country, country.water)
    story = story_of(VACCINE, country.health)
    with pytest.raises(NotFoundError):
        ACTS["right"](story, country.officer)


@pytest.mark.parametrize("second", ["right", "wrong", "aside"])
@pytest.mark.parametrize("first", ["right", "aside"])
def test_whoever_decides_after_a_colleague_meets_a_conflict(country, story, first, second):
    ACTS[first](story, country.officer)
    before = state(story)
    if first == second:
        ACTS[second](story, country.head)
    else:
        with pytest.raises(ConflictError) as met:
            ACTS[second](story, country.head)
        assert "Une autre personne" in met.value.advice()
    assert state(story) == before


def test_a_decision_can_be_taken_back(country, story):
    ACTS["aside"](story, country.officer)
    ACTS["back"](story, country.officer)
    assert state(story) == (Story.NEW, "")


def test_the_cabinet_gives_a_story_and_both_ministries_are_told(country, story):
    before = len(events(country.health)), len(events(country.water))
    watch.assign(story_id=story.pk, ministry_id=country.water.pk, person=country.coordinator)
    assert (len(events(country.health)), len(events(country.water))) == (
        before[0] + 1,
        before[1] + 1,
    )
    assert watch.story_for(country.stranger, story.pk).id == story.pk
    with pytest.raises(NotFoundError):
        watch.story_for(country.officer, story.pk)


def test_nobody_but_the_cabinet_gives_a_story(country, story):
    for person in (country.officer, country.head, country.stranger, country.operator):
        with pytest.raises(RefusedError):
            watch.assign(story_id=story.pk, ministry_id=country.water.pk, person=person)


def test_a_story_is_given_to_a_ministry_that_exists(country, story):
    with pytest.raises(NotFoundError):
        watch.assign(story_id=story.pk, ministry_id=0, person=country.coordinator)


def test_a_story_that_somebody_took_is_not_given_away(country, story):
    ACTS["right"](story, country.officer)
    with pytest.raises(ConflictError):
        watch.assign(story_id=story.pk, ministry_id=country.water.pk, person=country.coordinator)
