"""An hour is compared with the past of its own topic, never with that of another."""

import random

from kakaki.watch.engine.bursts import LEAST, burst


def _steady(mean: int, *, hours: int) -> dict[int, int]:
    return dict.fromkeys(range(hours), mean)


def test_a_sudden_wave_is_told_with_what_is_usual():
    counts = _steady(2, hours=200) | {200: 14}
    found = burst(counts, hour=200)
    assert found is not None
    assert found.sentence == "14 en 1 h, 2 d’habitude"


def test_a_busy_topic_does_not_ring_for_its_usual_hour():
    assert burst(_steady(20, hours=201), hour=200) is None


def test_the_same_count_rings_where_it_is_quiet_and_not_where_it_is_busy():
    assert burst(_steady(12, hours=200) | {200: 14}, hour=200) is None
    assert burst({200: 14}, hour=200) is not None


def test_what_has_no_past_rings_only_from_a_few_reports():
    assert burst({9: LEAST - 1}, hour=9) is None
    found = burst({9: 5}, hour=9)
    assert found is not None
    assert found.sentence == "5 en 1 h, presque rien d’habitude"


def test_an_irregular_topic_is_given_more_room_than_a_regular_one():
    irregular = {hour: 12 if hour % 6 == 0 else 0 for hour in range(200)} | {200: 12}
    assert burst(irregular, hour=200) is None
    assert burst(_steady(2, hours=200) | {200: 12}, hour=200) is not None


def test_a_wave_that_grows_over_two_hours_is_not_its_own_habit():
    counts = _steady(1, hours=200) | {200: 8, 201: 16}
    assert burst(counts, hour=201) is not None


def test_what_comes_after_an_hour_does_not_change_what_is_said_of_it():
    counts = _steady(2, hours=100)
    counts[100] = 9
    assert burst(counts, hour=100) == burst(counts | {101: 500}, hour=100)


def test_ordinary_weeks_ring_less_than_once_in_five_hundred_hours():
    chance = random.Random(7)
    rings, hours = 0, 0
    for mean in (0.2, 1.0, 4.0):
        counts = {h: sum(chance.random() < mean / 20 for _ in range(20)) for h in range(600)}
        rings += sum(burst(counts, hour=hour) is not None for hour in range(100, 600))
        hours += 500
    assert rings <= hours / 500
