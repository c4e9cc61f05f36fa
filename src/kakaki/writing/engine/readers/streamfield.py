"""Read the raw JSON of a Wagtail StreamField: each block's words are a source of their own."""

from typing import Any

from kakaki.writing.engine.blocks import Block
from kakaki.writing.engine.readers import html


def read(raw: list[dict[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks of a body; the field of each is the id of the block it comes from."""
    found: list[Block] = []
    for one in raw:
        field, value = str(one.get("id", "")), one.get("value")
        if one.get("type") == "heading":
            found.append(Block("heading", str(value), 0, field, level=2))
        elif one.get("type") == "image" and isinstance(value, dict):
            found.append(Block("image", str(value.get("alternative", "")), 0, field))
        elif isinstance(value, str):
            found += html.read(value, field=field)
        else:
            found += [Block("item", text, 0, field) for text in _strings(value)]
    return tuple(found)


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return []
