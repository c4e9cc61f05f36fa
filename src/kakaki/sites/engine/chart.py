"""Place the bars of a chart on a canvas that any width of screen can stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 600  # units of the drawing
HEIGHT: Final = 160


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its left side, its top, its width and its height, in units of the drawing."""

    x: int
    y: int
    width: int
    height: int


def bars(values: Sequence[int]) -> list[Bar]:
    """Return a bar a value, the highest as high as the canvas; what is not zero is seen."""
    if not values:
        return []
    step, top = WIDTH / len(values), max(1, *values)
    drawn = []
    for number, value in enumerate(values):
        height = max(2, round(value / top * HEIGHT)) if value > 0 else 0
        left, right = round(number * step), round((number + 1) * step)
        drawn.append(Bar(left, HEIGHT - height, max(1, right - left - 3), height))
    return drawn
