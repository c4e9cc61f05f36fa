"""What is reported more than usual stands out, for those who may read it."""

from datetime import UTC, datetime, timedelta

from tests.watch.conftest import Country, tip

from kakaki.kernel import clock
from kakaki.watch import counting, services
from kakaki.watch import facade as watch
from kakaki.watch.models import Tally

NOON = datetime(2026, 11, 25, 12, 7, tzinfo=UTC)
STORY = (
    "Le forage de Bilmari serait empoisonné et trois familles seraient déjà à l’hôpital du nord."
)


def _wave(country: Country, *, tips: int = 6, region: str = "Bilmari") -> None:
    for number in range(tips):
        with clock.held_at(NOON + timedelta(minutes=7 * number)):
            tip(STORY + "!" * number, country.health, region=region)


def test_a_wave_is_told_by_story_by_region_and_by_ministry(country: Country):
    _wave(country)
    with clock.held_at(NOON + timedelta(minutes=45)):
        found = watch.bursts_for(country.officer)
    assert {(one.topic.partition(":")[0], one.region) for one in found} == {
        ("story", ""),
        ("ministry", ""),
        ("ministry", "Bilmari"),
    }
    story = next(one for one in found if one.story_id)
    assert story.text == STORY
    assert story.sentence == "6 en 1 h, presque rien d’habitude"


def test_another_ministry_is_told_nothing_of_it(country: Country):
    _wave(country)
    with clock.held_at(NOON + timedelta(minutes=45)):
        assert watch.bursts_for(country.stranger) == []
        assert watch.bursts_for(country.coordinator)


def test_a_wave_is_over_when_its_hour_is(country: Country):
    _wave(country)
    with clock.held_at(NOON + timedelta(hours=3)):
        assert watch.bursts_for(country.officer) == []


def test_two_reports_are_no_wave(country: Country):
    _wave(country, tips=2)
    with clock.held_at(NOON + timedelta(minutes=20)):
        assert watch.bursts_for(country.officer) == []


def test_a_report_is_counted_once_however_often_it_is_analysed(country: Country):
    with clock.held_at(NOON):
        item = tip(STORY, country.health)
        services.analyse_item(item_id=item.pk)
    assert [row.count for row in Tally.objects.filter(topic__startswith="story:")] == [1]


def test_counts_that_are_not_compared_any_more_are_deleted(country: Country):
    with clock.held_at(NOON):
        tip(STORY, country.health)
        assert counting.forget_old_tallies() == 0
    with clock.held_at(NOON + timedelta(days=20)):
        assert counting.forget_old_tallies() > 0
    assert not Tally.objects.exists()
