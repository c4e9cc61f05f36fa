"""Count the sentences with a passive that are found, beside sentences annotated by linguists."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.passives import passives_in
from kakaki.writing.engine.readers import markdown
from kakaki.writing.engine.rules import passive_voice

_NAIVE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|été|être|fut|furent)\s+\w+é(?:e|s|es)?\b",
    re.IGNORECASE,
)


@dataclass
class Count:
    """How many sentences a detector found rightly, wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def see(self, *, said: bool, true: bool) -> None:
        """Count one sentence."""
        self.right += said and true
        self.wrong += said and not true
        self.missed += true and not said


def naive(text: str) -> bool:
    """Tell whether « être » stands before a word in « -é »: what a search would do."""
    return bool(_NAIVE.search(text))


def recognised(text: str) -> bool:
    """Tell whether ours recognises a passive, shown or not."""
    return bool(passives_in(text))


def shown(text: str) -> bool:
    """Tell whether the panel shows a passive: only where « par » is said, or two stand together."""
    blocks = markdown.read(text, front_matter=False)
    return any(True for _ in passive_voice.find(Document(blocks, sources={"": text})))


DETECTORS: dict[str, Callable[[str], bool]] = {
    "kakaki, recognised": recognised,
    "kakaki, shown": shown,
    "« être » + « -é »": naive,
}


def sentences(folder: Path) -> list[tuple[str, bool]]:
    """Return sentences and whether they hold a passive, from the JSON lines of a folder."""
    rows: Iterable[dict] = (
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [(row["text"], bool(row["has_passive"])) for row in rows]


def counted(rows: list[tuple[str, bool]]) -> dict[str, Count]:
    """Return the count of each detector."""
    counts = {name: Count() for name in DETECTORS}
    for text, true in rows:
        for name, detector in DETECTORS.items():
            counts[name].see(said=detector(text), true=true)
    return counts
