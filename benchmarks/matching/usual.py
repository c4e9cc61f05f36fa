"""Count how usual words, stems and letters are in the news of three languages, for the index.

Usage: python benchmarks/matching/usual.py NTREX-FOLDER
Source: NTREX-128, Microsoft, CC BY-SA 4.0; only counts are shipped, under the same licence.
"""

import sys
from collections import Counter
from pathlib import Path

from kakaki.matching.engine.lexical import FIELDS, analyse

OUT = Path(__file__).parents[2] / "src/kakaki/matching/engine/tables/usual.tsv"
FILES = {"fr": "ref.fra", "en": "src.eng", "ha": "ref.hau"}
LEAST = {"words": 4, "chars": 12, "stems": 6, "ideas": 3}
"""Sentences that must have a term: rarer ones are as good as unseen."""


def main(folder: str) -> int:
    """Write the table: of ten thousand sentences of each language, how many have a term."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    total = 0
    for language, name in FILES.items():
        path = Path(folder) / f"newstest2019-{name}.txt"
        for line in path.read_text(encoding="utf-8").splitlines():
            total += 1
            read = analyse(line, languages=[language])
            for field in FIELDS:
                counts[field].update(read.terms[field].keys())
    lines = ["# field\tterm\tof ten thousand sentences, how many have it; see models/README.md"]
    for field in FIELDS:
        for term, count in sorted(counts[field].items()):
            if count >= LEAST[field]:
                lines.append(f"{field}\t{term}\t{round(10_000 * count / total)}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(total, "sentences,", len(lines) - 1, "terms,", OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
