"""What changed from one version of a text to another, paragraph by paragraph, in words."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from kakaki.sites.engine.changes import Piece, changes

Kind = Literal["same", "changed", "added", "removed"]
ALIKE = 0.4  # share of common words above which two paragraphs are one that was changed.
MOST = 400  # paragraphs: beyond, two neighbours are not compared for their likeness.


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the new version, or one that left it; `text` is its unchanged words."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return all the words of the paragraph, those that came and those that left."""
        return "".join(piece.text for piece in self.pieces)


def _split(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _likeness(before: str, after: str) -> float:
    old, new = re.findall(r"\w+", before), re.findall(r"\w+", after)
    return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()


def _removed(text: str) -> Paragraph:
    return Paragraph("removed", (Piece("removed", text),))


def _added(text: str) -> Paragraph:
    return Paragraph("added", (Piece("added", text),))


def _replaced(old: list[str], new: list[str]) -> list[Paragraph]:
    """Pair what was rewritten, in order; what has no pair came or left whole."""
    found: list[Paragraph] = []
    waiting = list(old)
    for text in new:
        close = range(min(len(waiting), 8)) if len(old) + len(new) <= MOST else range(0)
        likely = [(number, _likeness(waiting[number], text)) for number in close]
        best = max(likely, key=lambda pair: pair[1], default=(0, 0.0))
        if best[1] < ALIKE:
            found.append(_added(text))
            continue
        found += [_removed(one) for one in waiting[: best[0]]]
        found.append(Paragraph("changed", changes(waiting[best[0]], text)))
        waiting = waiting[best[0] + 1 :]
    return found + [_removed(one) for one in waiting]


def by_paragraph(before: str, after: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs that turn `before` into `after`; blank lines separate them."""
    old, new = _split(before), _split(after)
    found: list[Paragraph] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found += [Paragraph("same", (Piece("same", text),)) for text in new[k:m]]
        else:
            found += _replaced(old[i:j], new[k:m])
    return tuple(found)


WORDS = {"changed": "changé", "added": "ajouté", "removed": "retiré"}


def in_words(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return one French sentence that counts what changed."""
    said = []
    for kind, word in WORDS.items():
        count = sum(one.kind == kind for one in paragraphs)
        if count:
            plural = "s" if count > 1 else ""
            said.append(f"{count} paragraphe{plural} {word}{plural}")
    return f"{', '.join(said)}.".capitalize() if said else "Rien n’a changé."
