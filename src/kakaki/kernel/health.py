"""Signs of health: what a room says of itself when the operator asks how it goes."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "warning", "failure"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at, in French, and what to do about it when it is not good.

    A room lists its own in `health.py` as a function `signs()` that returns them.
    """

    code: str
    level: Level
    label: str
    advice: str = ""
