"""Learn which French words stand for Hausa and English ones, from translated sentences.

Usage: python benchmarks/matching/glosses.py PAIRS.jsonl.gz NTREX-FOLDER
Sources: NTREX-128 (Microsoft, CC BY-SA 4.0), TICO-19 (CC0), African Storybook (CC BY 4.0). What is
shipped is a table of words, under CC BY-SA 4.0. IBM model 1 (Brown et al. 1993), learnt in both
directions; a pair is kept where both agree.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from kakaki.matching.engine.glosses import STEMS, french_stem
from kakaki.matching.engine.normalise import fold, words
from kakaki.matching.engine.stopwords import STOP_WORDS

OUT = Path(__file__).parents[2] / "src/kakaki/matching/engine/tables/glosses.tsv"
ROUNDS = 6
SEEN = 2
"""Times a word must be seen on each side."""

KEPT = 3
"""French words kept for one word."""

LEAST = 0.12
"""Geometric mean of the two probabilities under which a translation is not kept."""

Pair = tuple[list[str], list[str]]


def _read(text: str, language: str) -> list[str]:
    stem = STEMS.get(language, french_stem)
    tokens = [t for t in words(fold(text)) if t not in STOP_WORDS and len(t) > 2 and t.isalpha()]
    return [stem(t) for t in tokens]


def sentences(pairs: Path, ntrex: Path) -> dict[str, list[tuple[str, str]]]:
    """Return translated sentences by language, the French second."""
    found: dict[str, list[tuple[str, str]]] = {"ha": [], "en": []}
    through: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
    with gzip.open(pairs, "rt", encoding="utf-8") as opened:
        for line in opened:
            pair = json.loads(line)
            if pair["la"] == "ha" and pair["lb"] in through and pair["t"] in {"tico", "asp"}:
                through[pair["lb"]][pair["a"]] = pair["b"]
    found["ha"] += list(through["fr"].items())
    # A Hausa sentence that has both translations makes of them a pair.
    found["en"] += [(through["en"][h], f) for h, f in through["fr"].items() if h in through["en"]]
    texts = {
        name: (ntrex / f"newstest2019-{name}.txt").read_text(encoding="utf-8").splitlines()
        for name in ("ref.fra", "src.eng", "ref.hau")
    }
    found["ha"] += list(zip(texts["ref.hau"], texts["ref.fra"], strict=True))
    found["en"] += list(zip(texts["src.eng"], texts["ref.fra"], strict=True))
    return found


def model_one(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    """Return the probability of each word of the second side given one of the first."""
    kept = [([*sorted(set(a)), "<nothing>"], sorted(set(b))) for a, b in pairs]
    chance: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b in kept:
        for one in a:
            for other in b:
                chance[one][other] = 1.0
    for _ in range(ROUNDS):
        total: dict[str, Counter[str]] = defaultdict(Counter)
        for a, b in kept:
            for other in b:
                share = sum(chance[one][other] for one in a)
                for one in a:
                    total[one][other] += chance[one][other] / share
        for one, counts in total.items():
            mass = sum(counts.values())
            chance[one] = {other: count / mass for other, count in counts.items()}
    return chance


def glosses(pairs: list[Pair]) -> dict[str, list[tuple[str, float]]]:
    """Return for each word its French words, likeliest first, with a weight of 0–1."""
    first, second = Counter[str](), Counter[str]()
    for a, b in pairs:
        first.update(set(a))
        second.update(set(b))
    used = [
        ([w for w in a if first[w] >= SEEN], [w for w in b if second[w] >= SEEN]) for a, b in pairs
    ]
    there, back = model_one(used), model_one([(b, a) for a, b in used])
    found = {}
    for word in sorted(first):
        both = {
            other: (chance * back.get(other, {}).get(word, 0.0)) ** 0.5
            for other, chance in there.get(word, {}).items()
        }
        best = sorted(both.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
        kept = [(other, weight) for other, weight in best if weight >= LEAST and other != word]
        if kept:
            found[word] = kept
    return found


def main(pairs_file: str, folder: str) -> int:
    """Write the table."""
    lines = ["# language\tword\tFrench words by sound, each with its weight; see models/README.md"]
    for language, pairs in sentences(Path(pairs_file), Path(folder)).items():
        read = [(_read(a, language), _read(b, "fr")) for a, b in pairs]
        table = glosses(read)
        print(language, len(pairs), "pairs,", len(table), "words")
        for word, kept in table.items():
            told = " ".join(f"{other}:{weight:.2f}" for other, weight in kept)
            lines.append(f"{language}\t{word}\t{told}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
