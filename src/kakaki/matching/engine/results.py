"""What the matching answers."""

from dataclasses import dataclass
from typing import Literal

from kakaki.matching.engine.guard import Relation

Decision = Literal["attach", "suggest", "none"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known text that a message may be about, with its probability (0–1) and how it relates."""

    id: str
    probability: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class MatchResult:
    """What a message is about: candidates best first, and what may be done with the first one.

    `languages` has a second code when the first is not sure; `degraded` is a French sentence where
    a part of the matching is off, else empty.
    """

    id: str
    language: str
    languages: tuple[str, ...]
    decision: Decision
    candidates: tuple[Candidate, ...]
    degraded: str = ""
