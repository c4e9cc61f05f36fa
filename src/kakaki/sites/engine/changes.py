"""What changed from one version of a text to another, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "added", "removed", "folded"]
LONGEST = 20_000  # words: beyond, whole paragraphs are compared.
AROUND = 160  # characters of unchanged text that a reader needs beside a change.


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Kind
    text: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that turn `before` into `after`; joined, they hold both texts whole."""
    pattern = r"\n+[^\S\n]*|[^\S\n]+|\w+|[^\w\s]"
    old, new = re.findall(pattern, before), re.findall(pattern, after)
    if len(old) + len(new) > LONGEST:
        old, new = re.findall(r"[^\n]*\n+|[^\n]+", before), re.findall(r"[^\n]*\n+|[^\n]+", after)
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        if i != j:
            pieces.append(Piece("removed", "".join(old[i:j])))
        if k != m:
            pieces.append(Piece("added", "".join(new[k:m])))
    return tuple(pieces)


def folded(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces whose long unchanged runs are cut at spaces, their middle marked « folded »."""
    if len(pieces) < 2:
        return pieces
    shown: list[Piece] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.kind != "same" or len(text) < 4 * AROUND:
            shown.append(piece)
            continue
        start = text.rfind(" ", 0, AROUND) + 1 if number else 0
        end = text.find(" ", len(text) - AROUND) if number < len(pieces) - 1 else len(text)
        end = end if end > start else len(text)
        parts: tuple[tuple[Kind, str], ...] = (
            ("same", text[:start]), ("folded", text[start:end]), ("same", text[end:]),
        )  # fmt: skip
        shown += [Piece(kind, part) for kind, part in parts if part]
    return tuple(shown)
