"""A text and its translation side by side, one piece after the other.

A piece is what is translated at one stroke: the title, a fact, a paragraph, the caption of a
picture. Each pair keeps the French words it was translated from, so that a change of the French
is found piece by piece, whatever became of the former versions.
"""

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kakaki.sites.engine.light_markdown import plain_paragraphs, to_blocks, to_text
from kakaki.sites.engine.table import cells_of, text_of

Raw = dict[str, Any]
Pair = dict[str, str]  # part, source, words
LOST = "lost"  # The part of words whose French was not found again.
LABELS = {
    "heading": "Intertitre", "paragraph": "Paragraphe", "list": "Liste", "quote": "Citation",
    "table": "Tableau", "alternative": "Ce que montre l’image", "caption": "Légende",
    "label": "Mots du lien",
}  # fmt: skip
# What a reader reads of the blocks that light markdown does not say.
WORDS_OF = {
    "image": ("alternative", "caption"), "link_button": ("label",), "document": ("label",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the French: its part, its words, the block it stands in (-1 outside the body).

    A shared one says the same in every language until a translator writes otherwise.
    """

    part: str
    text: str
    label: str
    block: int = -1
    is_shared: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A piece with its translation; `former` is the French that was translated, if it changed."""

    key: str
    unit: Unit
    words: str = ""
    former: str | None = None

    @property
    def is_done(self) -> bool:
        """Tell whether this piece says in the other language what the French says now."""
        return bool(self.words.strip()) and self.former is None


def _points(value: Mapping[str, Any]) -> str:
    points = value.get("points", [])
    return "\n".join(str(p["value"] if isinstance(p, dict) else p) for p in points)


def _body_unit(part: str, text: str, block: int) -> Unit:
    is_long = part not in {"heading", "alternative", "caption", "label"}
    has_words = any(sign.isalpha() for sign in text)
    return Unit(part, text.strip(), LABELS[part], block, not has_words, is_long)


def units_of_block(raw: Raw, block: int) -> list[Unit]:
    """Return the pieces of a block, none for one without words."""
    kind, value = raw["type"], raw["value"]
    if kind == "heading":
        found = [("heading", str(value))]
    elif kind == "paragraph":
        text = to_text([raw])
        if text.startswith("{{bloc:"):
            text = "\n\n".join(plain_paragraphs([raw]))
        found = [("paragraph", text)]
    elif kind == "list":
        found = [("list", _points(value))]
    elif kind == "quote":
        found = [("quote", str(value["text"]))]
    elif kind == "table":
        rows = text_of(cells_of(str(value.get("rows") or "")))
        found = [("caption", str(value.get("caption") or "")), ("table", rows)]
    else:
        found = [(name, str(value.get(name) or "")) for name in WORDS_OF.get(kind, ())]
    return [_body_unit(part, text, block) for part, text in found if text.strip()]


def units_of_body(blocks: Iterable[Raw]) -> list[Unit]:
    """Return the pieces of a body, in its order."""
    return [unit for number, raw in enumerate(blocks) for unit in units_of_block(raw, number)]


def _mark(part: str, text: str) -> str:
    return hashlib.sha256(f"{part}\n{text}".encode()).hexdigest()[:12]


def _keys(pieces: Iterable[tuple[str, str]]) -> list[str]:
    """Return a name for each piece, which stays its own while its words stay."""
    seen: Counter[str] = Counter()
    keys = []
    for part, text in pieces:
        mark = _mark(part, text)
        keys.append(f"u{mark}-{seen[mark]}")
        seen[mark] += 1
    return keys


def _meetings(units: list[Unit], pairs: list[Pair]) -> dict[int, int]:
    """Return which pair stands for which piece: by its part outside the body, else by its place."""
    alone = {unit.part: n for n, unit in enumerate(units) if unit.block < 0}
    met = {alone[p["part"]]: n for n, p in enumerate(pairs) if p["part"] in alone}
    rest = [n for n, unit in enumerate(units) if unit.block >= 0]
    olds = [n for n, pair in enumerate(pairs) if n not in met.values() and pair["part"] != LOST]
    before = [(pairs[n]["part"], pairs[n]["source"]) for n in olds]
    after = [(units[n].part, units[n].text) for n in rest]
    changed: list[tuple[int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            met |= dict(zip(rest[k:m], olds[i:j], strict=True))
        elif tag == "replace":
            changed += zip(rest[k:m], olds[i:j], strict=False)
    # A paragraph that only moved keeps its translation; what is left at a place was rewritten.
    free = [n for n in olds if n not in met.values()]
    for n in (one for one in rest if one not in met):
        wanted = (units[n].part, units[n].text)
        same = [o for o in free if (pairs[o]["part"], pairs[o]["source"]) == wanted]
        if same:
            met[n] = same[0]
            free.remove(same[0])
    for n, old in changed:
        if n not in met and old in free and units[n].part == pairs[old]["part"]:
            met[n] = old
            free.remove(old)
    return met


def _side(key: str, unit: Unit, pair: Pair | None) -> Side:
    if pair is None:
        return Side(key, unit, unit.text if unit.is_shared else "")
    if pair["source"] == unit.text:
        return Side(key, unit, pair["words"])
    if unit.is_shared and pair["words"] == pair["source"]:
        return Side(key, unit, unit.text)
    if not pair["words"].strip():
        return Side(key, unit)
    return Side(key, unit, pair["words"], former=pair["source"])


def aligned(units: list[Unit], pairs: list[Pair]) -> tuple[list[Side], list[Pair]]:
    """Return each piece of the French with its translation, and the pairs that no piece needs."""
    met = _meetings(units, pairs)
    keys = _keys((unit.part, unit.text) for unit in units)
    sides = [
        _side(keys[n], unit, pairs[met[n]] if n in met else None) for n, unit in enumerate(units)
    ]
    gone = [pair for n, pair in enumerate(pairs) if n not in met.values() and pair["words"].strip()]
    return sides, gone


def answered(
    units: list[Unit], pairs: list[Pair], typed: Mapping[str, str], still_true: Iterable[str]
) -> list[Pair]:
    """Return the pairs after a translator has typed.

    `typed` are words by the keys of the pieces that the form showed, `still_true` the keys of
    those whose French changed and whose translation says it all the same. A piece that changed and
    was not touched stays to be looked at. Words whose French went meanwhile are kept aside.
    """
    sides, _ = aligned(units, pairs)
    met, old_keys = _meetings(units, pairs), _keys((p["part"], p["source"]) for p in pairs)
    left, agreed, kept = dict(typed), set(still_true), []
    for number, side in enumerate(sides):
        former_key = old_keys[met[number]] if number in met else ""
        source, words = side.unit.text, left.pop(side.key, None)
        if words is None:
            # The French changed while the form was open: its words come under their former name.
            words = left.pop(former_key, side.words)
            source = side.former if side.former is not None else source
        elif side.former is not None and words.strip() == side.words.strip():
            source = source if side.key in agreed else side.former
        kept.append({"part": side.unit.part, "source": source, "words": words.strip()})
    known = dict(zip(old_keys, pairs, strict=True))
    for key, words in left.items():
        former = known.get(key, {"part": LOST, "source": ""})
        if words.strip():
            kept.append({"part": former["part"], "source": former["source"], "words": words})
    return kept


def _translated(raw: Raw, words: Mapping[str, str]) -> list[Raw]:
    kind, value = raw["type"], raw["value"]
    main = words.get(kind, "")
    fresh = {"type": kind, "id": str(uuid.uuid4())}
    if kind == "paragraph":
        return to_blocks(main)
    if kind == "heading":
        return [fresh | {"value": main[:120]}] if main else []
    if kind == "list":
        points = [line.strip().lstrip("-•*").strip() for line in main.split("\n") if line.strip()]
        return [fresh | {"value": {**value, "points": points}}] if points else []
    if kind == "quote":
        return [fresh | {"value": {**value, "text": main}}] if main else []
    if kind == "table":
        rows = text_of(cells_of(main)) if main else ""
        told = {**value, "caption": words.get("caption", ""), "rows": rows}
        return [fresh | {"value": told}] if rows else []
    own = {name: words.get(name, "") for name in WORDS_OF.get(kind, ()) if value.get(name)}
    return [raw | {"value": {**value, **own}}] if own else [raw]


def translated_body(blocks: list[Raw], sides: Iterable[Side]) -> list[Raw]:
    """Return the blocks in the other language; a block without its words is left out."""
    words: dict[int, dict[str, str]] = {}
    for side in sides:
        words.setdefault(side.unit.block, {})[side.unit.part] = side.words.strip()
    found = [_translated(raw, words.get(number, {})) for number, raw in enumerate(blocks)]
    return [raw for several in found for raw in several]


def digest(sources: Iterable[tuple[str, str]], shared: Mapping[str, Any]) -> str:
    """Return the mark of French words and of what every language shares with them."""
    said = json.dumps([list(sources), shared], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
