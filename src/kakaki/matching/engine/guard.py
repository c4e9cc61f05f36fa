"""Refuse to take for a claim a text that denies it, or says another figure, date or place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kakaki.matching.engine.facets import Facets
from kakaki.matching.engine.numbers import Figure
from kakaki.matching.engine.places import conflict, countries

Relation = Literal["same", "contradicts", "other_figure"]

NEARLY = 0.1
"""A figure within a tenth of another is a rounding of it (« près de 50 mille » for 47 000)."""

SMALL = 4
"""Figures under this are articles and counts of photos more often than facts."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the facets of a message and of a claim agree: counts of figures, and conflicts.

    `figures_corrected` says that the only figure in common is in what was found out, not in the
    claim; `places_strange` that the message names a place of which the claim says nothing.
    """

    figures_agree: int
    rare_figures_agree: int
    figures_conflict: bool
    figures_corrected: bool
    dates_agree: bool
    dates_conflict: bool
    places_agree: bool
    towns_agree: bool
    places_conflict: bool
    places_strange: bool
    denial_differs: bool
    negation_differs: bool

    def relation(self, *, likely: bool = True) -> Relation:
        """Return what the guard says; only « same » may ever be attached.

        A place of which the claim says nothing makes another story only where the rest is not
        `likely` either: « à Zinder on dit que… » may be told of a rumour that names no place.
        """
        if self.denial_differs or self.negation_differs:
            return "contradicts"
        figures = self.figures_conflict or self.figures_corrected
        if figures or self.dates_conflict or self.places_conflict:
            return "other_figure"
        return "other_figure" if self.places_strange and not likely else "same"


def _near(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return True
    if min(one.value, other.value) < 10:
        return False
    return abs(one.value - other.value) <= NEARLY * max(one.value, other.value)


def _between(one: Figure, claimed: Sequence[Figure]) -> bool:
    """Tell whether a figure is in the range of a claim (« entre 150 000 et 530 000 »)."""
    if len(claimed) != 2 or min(c.value for c in claimed) < 1000:
        return False
    low, high = sorted(c.value for c in claimed)
    return low <= one.value <= high <= 10 * low


def _telling(found: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in found if figure.value >= SMALL]


def _negates(message: Facets, title: Facets) -> bool:
    """Tell whether the message denies what the title says, and not what the title denies too."""
    shared = (message.denied & title.said) - title.denied
    if title.losses:
        return bool(shared & title.losses)
    return bool(shared)


def agreement(message: Facets, title: Facets, summary: Facets) -> Agreement:
    """Compare a message with a claim's title; what only the summary says conflicts with nothing."""
    said, claimed = _telling(message.figures), _telling(title.figures)
    known = [*claimed, *_telling(summary.figures)]
    agree = [s for s in said if any(_near(s, c) for c in claimed) or _between(s, claimed)]
    apart = bool(said and claimed) and not agree and not message.long
    corrected = apart and any(_near(s, k) for s in said for k in known)
    days, claim_days = message.moments, title.moments
    clash = bool(days and claim_days) and all(
        day.conflicts_with(other) for day in days for other in (*claim_days, *summary.moments)
    )
    towns = {p.code for p in message.places if p.code != p.country}
    return Agreement(
        figures_agree=len({s.value for s in agree}),
        rare_figures_agree=len({s.value for s in agree if s.value >= 20}),
        figures_conflict=apart and not corrected,
        figures_corrected=corrected,
        dates_agree=any(
            d.month and d.month == c.month and not d.conflicts_with(c)
            for d in days
            for c in claim_days
        ),
        dates_conflict=clash,
        places_agree=bool({p.country for p in message.places} & {p.country for p in title.places}),
        towns_agree=bool(towns & {p.code for p in title.places}),
        places_strange=bool(countries(message.places))
        and not countries(message.places) & countries(title.places | summary.places),
        places_conflict=conflict(message.places, title.places, summary.places),
        denial_differs=message.denies and not title.denies and not message.asks,
        negation_differs=_negates(message, title) and not message.asks,
    )
