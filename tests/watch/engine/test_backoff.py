"""A source that fails is left alone longer and longer, never for ever."""

from itertools import pairwise

import pytest

from kakaki.watch.engine.backoff import LONGEST, USUAL, pause_after


def test_a_source_that_works_is_read_at_the_usual_pace():
    assert pause_after(0) == USUAL


def test_a_pause_grows_with_failures_up_to_a_day():
    pauses = [pause_after(number) for number in range(40)]
    assert all(before <= after for before, after in pairwise(pauses))
    assert pauses[1] == 2 * USUAL
    assert pauses[-1] == pause_after(10**6) == LONGEST


def test_failures_are_not_negative():
    with pytest.raises(ValueError, match="from 0"):
        pause_after(-1)
