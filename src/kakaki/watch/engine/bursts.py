"""Tell when something is reported more than it usually is, by counting against its own past.

The reports of one hour are compared with a negative binomial whose mean and spread are those of
the past, older hours counting less and less. A topic without past has the mean of a quiet one.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

WEEKS = 2
PAST = WEEKS * 7 * 24
"""Hours of the past that are looked at."""

FADES = 72.0
"""Hours after which an hour of the past counts half as much."""

LEAST = 3
"""Reports within the hour under which nothing is a burst, however quiet the past."""

QUIET = 0.15
"""Reports an hour that a topic without past is taken to have, and how few a usual one may have."""

PRIOR_HOURS = 12.0
"""Weight of that quiet past, in hours."""

RARE = 0.0005
"""Chance, in a usual hour, of as many reports, at most which the hour is a burst."""


@dataclass(frozen=True, slots=True)
class Burst:
    """An hour out of the ordinary: what was counted, the usual count, and how rare that is."""

    count: int
    usual: float
    chance: float

    @property
    def sentence(self) -> str:
        """Return the reason in French, in figures: « 14 en 1 h, 2 d’habitude »."""
        if self.usual < 0.5:
            return f"{self.count} en 1 h, presque rien d’habitude"
        return f"{self.count} en 1 h, {_number(self.usual)} d’habitude"


def _number(value: float) -> str:
    return str(round(value)) if value >= 1.5 else "1"


def burst(counts: Mapping[int, int], *, hour: int) -> Burst | None:
    """Return the burst of an hour, None when it is usual.

    `counts` gives reports by hour number (hours since any start); a missing hour had none. Only the
    hours before `hour` are the past, so that a burst does not excuse itself; the hour just before
    it is left out too, or a wave that grows over two hours would be its own habit.
    """
    count = counts.get(hour, 0)
    if count < LEAST:
        return None
    mean, variance = _usual(counts, hour)
    chance = _at_least(count, mean, variance)
    return Burst(count, mean, chance) if chance <= RARE else None


def _usual(counts: Mapping[int, int], hour: int) -> tuple[float, float]:
    """Return the weighted mean and variance of the past, pulled towards a quiet one."""
    total, first, second = PRIOR_HOURS, PRIOR_HOURS * QUIET, PRIOR_HOURS * (QUIET + QUIET**2)
    start = min((h for h in counts if h < hour), default=hour)
    for past in range(max(start, hour - PAST), hour - 1):
        weight = 0.5 ** ((hour - past) / FADES)
        seen = counts.get(past, 0)
        total, first, second = total + weight, first + weight * seen, second + weight * seen**2
    mean = max(first / total, QUIET)
    return mean, max(second / total - (first / total) ** 2, mean)


def _at_least(count: int, mean: float, variance: float) -> float:
    """Return the chance of `count` or more: negative binomial, or Poisson when not more spread."""
    if variance <= mean * 1.001:
        below = math.fsum(
            math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count)
        )
    else:
        size, share = mean**2 / (variance - mean), mean / variance
        below = math.fsum(
            math.exp(
                math.lgamma(k + size)
                - math.lgamma(size)
                - math.lgamma(k + 1)
                + size * math.log(share)
                + k * math.log1p(-share)
            )
            for k in range(count)
        )
    return max(0.0, 1.0 - below)
