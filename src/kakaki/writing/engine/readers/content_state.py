"""Read what the rich text editor of Wagtail holds (a content state of Draft.js)."""

from typing import Any

from kakaki.writing.engine.blocks import Block, Kind

_KINDS: dict[str, Kind] = {
    "unordered-list-item": "item",
    "ordered-list-item": "item",
    "blockquote": "quote",
}
_HEADINGS = {"header-two": 2, "header-three": 3, "header-four": 4, "header-five": 5}


def read(state: Any, *, field: str) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a content state, and its words: one line a block, the source of them.

    What has another shape gives no block; offsets of links count as Draft.js counts them.
    """
    found: list[Block] = []
    lines: list[str] = []
    start = 0
    rows = state.get("blocks") if isinstance(state, dict) else None
    entities = state.get("entityMap") if isinstance(state, dict) else None
    for row in rows if isinstance(rows, list) else []:
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str):
            continue
        level = _HEADINGS.get(str(row.get("type")), 0)
        kind: Kind = "heading" if level else _KINDS.get(str(row.get("type")), "paragraph")
        if text.strip():
            found.append(Block(kind, text, start, field, level=level))
        found += _links(row, text, start, field, entities if isinstance(entities, dict) else {})
        lines.append(text)
        start += len(text) + 1
    return tuple(found), "\n".join(lines)


def _links(
    row: dict[str, Any], text: str, start: int, field: str, entities: dict[str, Any]
) -> list[Block]:
    found: list[Block] = []
    for one in row.get("entityRanges") or []:
        if not isinstance(one, dict):
            continue
        entity = entities.get(str(one.get("key")))
        at, length = one.get("offset"), one.get("length")
        if not isinstance(entity, dict) or not isinstance(at, int) or not isinstance(length, int):
            continue
        href = str((entity.get("data") or {}).get("url") or "")
        if entity.get("type") == "LINK":
            found.append(Block("link", text[at : at + length], start + at, field, href=href))
    return found
