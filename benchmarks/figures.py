"""What a benchmark says: figures with their unit, their error, their budget and their peers."""

import argparse
import json
import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

OURS = "kakaki"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; those of peers bear the same `what`, and follow ours.

    `error` is half the width of the 95 % interval where one is known. A budget is the most or the
    least that DESIGN allows ours.
    """

    what: str
    value: float
    unit: str
    of: str = OURS
    error: float | None = None
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_ours(self) -> bool:
        """Tell whether this is a figure of ours, and not of a peer."""
        return self.of.partition(",")[0] == OURS

    @property
    def keeps_its_budget(self) -> bool | None:
        """Tell whether the budget is kept; None where there is none."""
        if self.at_most is None and self.at_least is None:
            return None
        too_much = self.at_most is not None and self.value > self.at_most
        too_little = self.at_least is not None and self.value < self.at_least
        return not (too_much or too_little)


@dataclass
class Report:
    """The figures of one room, measured in one run."""

    room: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, what: str, value: float, unit: str, **more: object) -> None:
        """Keep a figure."""
        self.figures.append(Figure(what, value, unit, **more))  # type: ignore[arg-type]

    def note(self, sentence: str) -> None:
        """Keep a sentence that helps to read the figures."""
        self.notes.append(sentence)

    def show(self, form: str) -> None:
        """Print the report as people or as programs read it."""
        print(self._as_json() if form == "json" else "\n".join(self._lines()))

    def _as_json(self) -> str:
        rows = [asdict(f) | {"keeps_its_budget": f.keeps_its_budget} for f in self.figures]
        data = {"room": self.room, "machine": machine(), "figures": rows, "notes": self.notes}
        return json.dumps(data, ensure_ascii=False, indent=1)

    def _lines(self) -> Iterator[str]:
        yield f"== {self.room} — {machine()}"
        wide = max((len(f.what) for f in self.figures), default=0)
        whats = dict.fromkeys(f.what for f in self.figures)
        for what in whats:
            told = [f for f in self.figures if f.what == what]
            for rank, figure in enumerate(told):
                name = what if rank == 0 else ""
                verdict = _verdict(figure, told[0].value)
                yield f"{name:{wide}}  {figure.of:26} {_value(figure):>26}  {verdict}".rstrip()
        yield from self.notes


def _number(value: float) -> str:
    if value and abs(value) < 10:
        return f"{value:.3g}"
    return f"{value:,.1f}" if abs(value) < 1000 and value != int(value) else f"{value:,.0f}"


def _value(figure: Figure) -> str:
    error = f" ± {_number(figure.error)}" if figure.error is not None else ""
    return f"{_number(figure.value)}{error} {figure.unit}"


def _verdict(figure: Figure, ours: float) -> str:
    if not figure.is_ours:
        return f"{figure.value / ours:.2g} × ours" if ours and figure.unit != "%" else ""
    if figure.keeps_its_budget is None:
        return ""
    limit = f"≤ {_number(figure.at_most)}" if figure.at_most is not None else ""
    limit += f"≥ {_number(figure.at_least)}" if figure.at_least is not None else ""
    return f"budget {limit}: {'kept' if figure.keeps_its_budget else 'NOT KEPT'}"


def machine() -> str:
    """Return the day, the class of the machine, its load and the Python that ran."""
    load = os.getloadavg()[0]
    today = datetime.now(UTC).date().isoformat()
    return f"{today}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}"


def asked(description: str | None, *more: Callable[[argparse.ArgumentParser], object]):
    """Return the options of a run: `--format`, and those that `more` declare."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    for declare in more:
        declare(parser)
    return parser.parse_args()


@contextmanager
def cpu() -> Iterator[Callable[[], float]]:
    """Yield a clock of the CPU seconds spent since, by this process and its ended children."""
    begun = _spent()
    yield lambda: _spent() - begun


def _spent() -> float:
    times = os.times()
    # The clock of the process is finer than the kernel's ticks, which only children need.
    return time.process_time() + times.children_user + times.children_system


def each(work: Callable[[], object], times: int) -> list[float]:
    """Return the CPU milliseconds of each call; one call more goes before, to warm up."""
    work()
    found = []
    for _ in range(times):
        with cpu() as spent:
            work()
            found.append(spent() * 1000)
    return found


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % of the values do not pass."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(0.95 * len(ranked)) - 1)]


def share(count: int, total: int) -> tuple[float, float]:
    """Return a share in percent and half the width of its 95 % Wilson interval."""
    if not total:
        return 0.0, 100.0
    p, z = count / total, 1.96
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return 100 * p, 100 * half
