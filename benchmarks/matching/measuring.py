"""Measure recall, coverage at 95 % precision and false matches by kind, with their errors."""

import math
import random
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import quantiles

from practice import Row

PRECISION = 0.95


@dataclass(frozen=True)
class Answer:
    """What a system said of a message: ids best first, confidence, and decision if it decides."""

    row: Row
    ids: tuple[str, ...]
    confidence: float
    decision: str = "suggest"
    relation: str = "same"

    @property
    def known(self) -> bool:
        """Tell whether the message is about a claim of the base."""
        return bool(self.row["claim_id"])

    @property
    def right(self) -> bool:
        """Tell whether the first candidate is the claim of the message."""
        return self.known and self.ids[:1] == (self.row["claim_id"],)


def share(count: int, total: int) -> str:
    """Return « 94.7 % ±3.2 » with half the width of the 95 % Wilson interval."""
    if not total:
        return "–"
    p, z = count / total, 1.96
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{100 * p:5.1f} % ±{100 * half:.1f}"


def coverage(answers: list[Answer]) -> tuple[float, float]:
    """Return the largest share of known messages answered at 95 % precision, and its threshold."""
    best, threshold, right = 0.0, 1.0, 0
    known = sum(a.known for a in answers)
    for count, answer in enumerate(sorted(answers, key=lambda a: -a.confidence), 1):
        right += answer.right
        if right >= PRECISION * count:
            best, threshold = right / max(known, 1), answer.confidence
    return best, threshold


def coverage_error(answers: list[Answer], *, rounds: int = 200) -> tuple[float, float]:
    """Return the 95 % interval of the coverage by bootstrap over claims."""
    chance = random.Random(0)
    groups: dict[str, list[Answer]] = defaultdict(list)
    for a in answers:
        groups[str(a.row["claim_id"] or a.row.get("near_claim") or a.row["id"])].append(a)
    drawn = []
    for _ in range(rounds):
        sample = [a for key in chance.choices(list(groups), k=len(groups)) for a in groups[key]]
        drawn.append(coverage(sample)[0])
    cuts = quantiles(drawn, n=40)
    return cuts[0], cuts[-1]


def calibration(answers: list[Answer]) -> tuple[float, float]:
    """Return the Brier score, and by how much ten bands of confidence miss their share of right."""
    bands: dict[int, list[Answer]] = defaultdict(list)
    for a in answers:
        bands[min(9, int(a.confidence * 10))].append(a)
    missed = sum(
        abs(sum(a.right for a in band) - sum(a.confidence for a in band)) for band in bands.values()
    )
    brier = sum((a.confidence - a.right) ** 2 for a in answers) / len(answers)
    return brier, missed / len(answers)


@dataclass
class Report:
    """The figures of one system, printed as lines."""

    name: str
    answers: list[Answer] = field(default_factory=list)
    decides: bool = True

    def lines(self) -> list[str]:
        """Return the figures, one line a measure."""
        known = [a for a in self.answers if a.known]
        first = sum(a.right for a in known)
        fifth = sum(a.row["claim_id"] in a.ids[:5] for a in known)
        cover, threshold = coverage(self.answers)
        low, high = coverage_error(self.answers)
        found = [
            f"## {self.name}",
            (
                f"Recall@1 {share(first, len(known))}   Recall@5 {share(fifth, len(known))}"
                f"   n={len(known)}"
            ),
            (
                f"coverage at 95 % precision {100 * cover:.1f} %"
                f" [{100 * low:.1f}–{100 * high:.1f}], threshold {threshold:.3f}"
            ),
        ]
        if self.decides:
            found += self._decisions(len(known))
        by_kind: dict[str, list[Answer]] = defaultdict(list)
        for a in self.answers:
            by_kind[
                a.row["kind"] + (f"/{a.row['neg_type']}" if a.row.get("neg_type") else "")
            ].append(a)
        for kind, group in sorted(by_kind.items()):
            found.append("  " + self._kind(kind, group, threshold))
        return found

    def _decisions(self, known: int) -> list[str]:
        attached = [a for a in self.answers if a.decision == "attach"]
        right = sum(a.right for a in attached)
        brier, missed = calibration(self.answers)
        return [
            f"attached rightly {share(right, known)}, right if so {share(right, len(attached))}",
            f"Brier {brier:.4f}, calibration error {missed:.3f}",
        ]

    def _kind(self, kind: str, group: list[Answer], threshold: float) -> str:
        size = len(group)
        decisions = {d: sum(a.decision == d for a in group) for d in ("attach", "suggest", "none")}
        relations = {
            r: sum(a.relation == r for a in group)
            for r in ("same", "contradicts", "other_figure")
            if self.decides
        }
        wrong = sum(a.decision == "attach" and not a.right for a in group)
        fired = sum(a.confidence >= threshold and not a.right for a in group)
        recall = f"R@1 {share(sum(a.right for a in group), size)}" if group[0].known else "R@1 –"
        return (
            f"{kind:30} n={size:3}  {recall:20} false over threshold {share(fired, size)}"
            f"  decisions {decisions}  falsely attached {wrong}  {relations}"
        )
