"""How late something was done, in words."""

import pytest

from kakaki.sites.engine.lateness import lateness


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-60, ""), (0, ""), (119, ""), (120, "2 min"), (7199, "119 min"), (7200, "2 h"),
     (172_799, "47 h"), (172_800, "2 jours")],
)  # fmt: skip
def test_lateness_is_told_from_two_minutes_on(seconds, words):
    assert lateness(seconds).replace("\u00a0", " ") == words
