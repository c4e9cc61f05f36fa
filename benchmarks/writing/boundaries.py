"""Count the ends of sentences that are found, beside those of linguists.

The sentences of a treebank are joined by a space, forty at a time; an end is right when it stands
where one sentence ended. Sentences that end without a mark (titles, items) are counted apart:
nothing in the joined text tells where they end.
"""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.writing.passives import Count

from kakaki.writing.engine.sentences import sentences_of

TOGETHER = 40  # sentences
_MARKED = re.compile(r"[.!?…][\s»”\"’)\]]*\Z")
_NAIVE = re.compile(r"[.!?…]+(?=\s|\Z)")


def ours(text: str) -> set[int]:
    """Return where our sentences end."""
    return {sentence.end for sentence in sentences_of(text)}


def naive(text: str) -> set[int]:
    """Return where a mark stands before a space: what a search would do."""
    return {match.end() for match in _NAIVE.finditer(text)}


SPLITTERS: dict[str, Callable[[str], set[int]]] = {"kakaki": ours, "mark and space": naive}


def texts(folder: Path) -> list[tuple[str, set[int]]]:
    """Return joined texts with the ends of their sentences, shuffled."""
    sentences = [
        json.loads(line)["text"].strip()
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    marked = [sentence for sentence in sentences if _MARKED.search(sentence)]
    random.Random(7).shuffle(marked)
    found = []
    for at in range(0, len(marked), TOGETHER):
        text, ends = "", set()
        for sentence in marked[at : at + TOGETHER]:
            text = f"{text} {sentence}".strip()
            ends.add(len(text))
        found.append((text, ends))
    return found


def counted(rows: list[tuple[str, set[int]]]) -> dict[str, Count]:
    """Return the count of each splitter, the last end of a text left out."""
    counts = {name: Count() for name in SPLITTERS}
    for text, true in rows:
        for name, splitter in SPLITTERS.items():
            said = splitter(text) - {len(text)}
            gold = true - {len(text)}
            counts[name].right += len(said & gold)
            counts[name].wrong += len(said - gold)
            counts[name].missed += len(gold - said)
    return counts
