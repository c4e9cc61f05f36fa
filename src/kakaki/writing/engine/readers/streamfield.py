"""Read the raw JSON of a Wagtail StreamField: each piece of words is a source of its own."""

import re
from collections.abc import Iterator
from typing import Any

from kakaki.writing.engine.blocks import Block, Kind
from kakaki.writing.engine.readers import html

DEEPEST = 12  # values within one another
# What is no prose: numbers of things, addresses, choices.
_NO_WORDS = frozenset(
    [
        "id",
        "type",
        "url",
        "href",
        "page",
        "document",
        "style",
        "icon",
        "target",
        "link_type",
        "size",
    ]
)
_KINDS: dict[str, Kind] = {
    "title": "title", "heading": "heading", "titre": "heading", "subheading": "heading",
    "lead": "lead", "intro": "lead", "chapo": "lead", "quote": "quote", "citation": "quote",
    "blockquote": "quote", "table": "cell", "list": "item",
}  # fmt: skip
_TEXTS_OF_IMAGES = frozenset(["alternative", "alt", "alt_text"])
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]{0,2000}>")


def read(raw: list[dict[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks of a body.

    The field of each is the id of the block it comes from; with its path for the parts of one that
    has several (« id/items/0 »). `sources` gives the words of each field.
    """
    return tuple(block for block, _ in _read(raw))


def sources(raw: list[dict[str, Any]]) -> dict[str, str]:
    """Return the words of each field of `read`, to which the offsets belong."""
    return {block.field: source for block, source in _read(raw)}


def _read(raw: list[dict[str, Any]]) -> Iterator[tuple[Block, str]]:
    for one in raw:
        if isinstance(one, dict):
            kind = _KINDS.get(str(one.get("type", "")))
            yield from _value(
                one.get("value"), str(one.get("id", "")), kind, one.get("type") == "image", 0
            )


def _value(
    value: Any, field: str, kind: Kind | None, is_image: bool, depth: int
) -> Iterator[tuple[Block, str]]:
    if depth > DEEPEST:
        return
    if isinstance(value, str):
        yield from ((block, value) for block in _words(value, field, kind, depth))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            inner = one.get("value", one) if isinstance(one, dict) and "type" in one else one
            yield from _value(inner, f"{field}/{number}", kind or "item", False, depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in _TEXTS_OF_IMAGES and isinstance(one, str):
                # One text of an image keeps the plain id: it is all that its block says.
                place = field if is_image else f"{field}/{key}"
                yield Block("image", one, 0, place), one
            elif key not in _NO_WORDS:
                inside = _KINDS.get(key) or kind
                yield from _value(one, f"{field}/{key}", inside, False, depth + 1)


def _words(value: str, field: str, kind: Kind | None, depth: int) -> Iterator[Block]:
    if _MARKUP.search(value):
        for block in html.read(value, field=field):
            yield block if kind is None or block.kind != "paragraph" else _as(block, kind)
    elif value.strip():
        default: Kind = "paragraph" if depth == 0 else "item"
        named = kind or default
        yield Block(named, value, 0, field, 2 if named == "heading" else 0)


def _as(block: Block, kind: Kind) -> Block:
    level = 2 if kind == "heading" else 0
    return Block(kind, block.text, block.start, block.field, level, block.href, block.places)
