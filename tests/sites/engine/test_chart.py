"""The bars of a chart say what the numbers say."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.chart import HEIGHT, WIDTH, bars


def test_the_highest_bar_fills_the_canvas_and_what_is_not_zero_is_seen():
    drawn = bars([0, 1, 1000])
    assert [bar.height for bar in drawn] == [0, 2, HEIGHT]
    assert drawn[2].y == 0


def test_no_number_draws_no_bar_and_zeros_are_flat():
    assert bars([]) == []
    assert {bar.height for bar in bars([0, 0])} == {0}


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=60))
def test_bars_stay_on_the_canvas_and_never_touch(values):
    drawn = bars(values)
    assert all(0 <= bar.y <= HEIGHT and bar.y + bar.height == HEIGHT for bar in drawn)
    assert all(one.x + one.width <= other.x for one, other in pairwise(drawn))
    assert drawn[-1].x + drawn[-1].width <= WIDTH
