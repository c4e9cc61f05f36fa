"""What other rooms may know of what came in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """The number given to whoever sent something."""

    number: str
    shown: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A known text that an item probably concerns; `target` is « kind:key »."""

    target: str
    title: str
    url: str
    probability: float
    relation: str

    @property
    def relation_words(self) -> str:
        """Return the relation in words; what is only possible is not said to say the same."""
        if self.relation == "same" and self.probability < 0.6:
            return "parle peut-être du même sujet"
        return {
            "same": "dit la même chose",
            "contradicts": "dit le contraire",
            "other_figure": "cite un autre chiffre, une autre date ou un autre lieu",
        }.get(self.relation, self.relation)

    @property
    def certainty(self) -> str:
        """Return the probability in words that a person understands."""
        if self.probability >= 0.9:
            return "très probable"
        return "probable" if self.probability >= 0.6 else "possible"


@dataclass(frozen=True, slots=True)
class StoryRef:
    """Near-duplicates grouped together, as the queue shows them."""

    id: int
    ministry_id: int | None
    text: str
    language: str
    count: int
    regions: tuple[str, ...]
    first_at: datetime
    last_at: datetime
    state: str
    target: str = ""
    recent: int = 0  # reports of the last six hours
    suggestions: tuple[Suggested, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """What a receipt leads to: « kind:key », '' while nobody decided."""

    target: str
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class BurstRef:
    """Something reported more than usual: a story, or all that a ministry receives of a region.

    `sentence` is the reason in French; `chance` how rare such an hour is, 0–1.
    """

    topic: str
    story_id: int | None
    ministry_id: int | None
    region: str
    text: str
    count: int
    usual: float
    chance: float
    sentence: str
