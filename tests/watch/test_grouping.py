"""A story is found again by its marks, whatever the number of other stories."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.watch.conftest import Country, tip

from kakaki.kernel import clock
from kakaki.watch import grouping
from kakaki.watch.models import Mark, Story

TOLD = (
    "Le {what} de Bilmari serait fermé depuis hier soir et les familles partent vers la capitale."
)
THINGS = ("forage", "marché", "dispensaire", "collège", "barrage", "pont", "moulin", "grenier")


def test_a_retouched_forward_joins_its_story_and_another_story_does_not(country: Country):
    items = [tip(TOLD.format(what=what), country.health) for what in THINGS]
    again = tip("TRANSFÉRÉ : " + TOLD.format(what="marché").upper(), country.health)
    assert again.story_id == items[1].story_id
    other = tip("La rentrée des classes aura lieu lundi dans toutes les écoles.", country.health)
    assert other.story_id not in {item.story_id for item in items}


def test_another_ministry_keeps_its_own_story(country: Country):
    mine = tip(TOLD.format(what="pont"), country.health)
    assert tip(TOLD.format(what="pont"), country.water).story_id != mine.story_id


def test_the_stories_compared_and_the_questions_asked_do_not_grow_with_the_stories(
    country: Country,
):
    first = tip(TOLD.format(what="pont"), country.health)
    with CaptureQueriesContext(connection) as few:
        assert grouping.story_of(first) is not None
    for number in range(60):
        Story.objects.create(
            ministry=country.health,
            text=f"Une autre histoire numéro {number} de la ville",
            first_at=first.received_at,
            last_at=first.received_at,
        )
    grouping.mark_left()
    with CaptureQueriesContext(connection) as many:
        assert grouping.story_of(first) is not None
    assert len(many) == len(few)


def test_stories_of_an_older_version_are_marked_and_then_found(country: Country):
    item = tip(TOLD.format(what="pont"), country.health)
    Mark.objects.all().delete()
    assert grouping.story_of(item) is None
    assert grouping.mark_left() == 1
    assert grouping.story_of(item) == item.story


def test_marks_of_stories_that_nothing_joins_any_more_are_deleted(country: Country):
    with clock.held_at(datetime(2026, 11, 1, tzinfo=UTC)) as then:
        tip(TOLD.format(what="pont"), country.health)
    with clock.held_at(then + timedelta(days=15)):
        assert grouping.forget_old_marks() > 0
        assert grouping.mark_left() == 0
