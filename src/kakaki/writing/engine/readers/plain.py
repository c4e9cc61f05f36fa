"""Read plain text: paragraphs, items, and the short lines that stand for titles and headings."""

import re

from kakaki.writing.engine.blocks import Block
from kakaki.writing.engine.readers import markdown

LONGEST_HEADING = 90  # characters
_SENTENCE_END = re.compile(r"[.!…:;,»”)]\s*\Z")


def read(text: str, *, field: str = "") -> tuple[Block, ...]:
    """Return the blocks of a text without markup.

    A first line that stands alone, is short and ends like no sentence is the title; such lines
    between paragraphs are headings of level 2.
    """
    blocks = markdown.read(text, field=field, front_matter=False)
    found: list[Block] = []
    prose = [block for block in blocks if block.kind not in {"link", "image"}]
    last = prose[-1] if prose else None
    for block in blocks:
        if block.kind == "paragraph" and block is not last and _is_heading(block, text):
            kind = "heading" if any(one.kind != "link" for one in found) else "title"
            level = 2 if kind == "heading" else 0
            found.append(
                Block(
                    "title" if kind == "title" else "heading", block.text, block.start, field,
                    level,
                    places=block.places,
                )
            )  # fmt: skip
        else:
            found.append(block)
    return tuple(found)


def _is_heading(block: Block, source: str) -> bool:
    words = block.text
    if len(words) > LONGEST_HEADING or "\n" in words or _SENTENCE_END.search(words):
        return False
    first = next((letter for letter in words if letter.isalnum()), "")
    if not first or first.islower():
        return False
    end = block.source_offset(len(words) - 1) + 1
    following = source[end : end + 40].lstrip(" \t*\r")
    return following.startswith("\n") and following[1:].lstrip(" \t\r").startswith("\n")
